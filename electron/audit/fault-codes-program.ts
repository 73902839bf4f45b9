import type { FaultTable, ProgramTableCode } from './fault-code.ts';

/** The program: its start, its files, its commands, its simulators. */
export const PROGRAM_FAULTS: FaultTable<ProgramTableCode> = {
  'configuration.unreadable': {
    severity: 'outOfService',
    what: { zh: '配置文件不能读取，或不是 JSON。', en: 'The configuration cannot be read, or is not JSON.' },
    action: { zh: '按提示的文件名检查路径、权限和格式。', en: 'Check path, rights and format of the file that is named.' },
  },
  'configuration.invalid': {
    severity: 'outOfService',
    what: { zh: '配置文件中有不正确的项目。', en: 'A field of the configuration is wrong.' },
    action: { zh: '按提示的字段改正后重新启动。', en: 'Put the field that is named right and start again.' },
  },
  'rules.packMissing': {
    severity: 'outOfService',
    what: { zh: '没有该城市的业务规则包。', en: 'There is no rule pack for the city.' },
    action: { zh: '核对配置中的城市；安装含该规则包的版本。', en: 'Check the city in the configuration; install a version with its pack.' },
  },
  'rules.packInvalid': {
    severity: 'outOfService',
    what: { zh: '业务规则包不符合格式。', en: 'The rule pack breaks its format.' },
    action: { zh: '按提示改正规则包，或恢复原文件。', en: 'Put right what is named, or restore the file.' },
  },
  'rules.badSignature': {
    severity: 'outOfService',
    what: { zh: '业务规则包的签名不被信任。', en: 'The signature of a rule pack is not signed by a key that is trusted.' },
    action: {
      zh: '不要使用该文件；向签发单位重新索取规则包，并核对配置 rules.keys 中的公钥。',
      en: 'Do not use the file. Get the pack again from whoever signs it, and check the public key under rules.keys of the configuration.',
    },
  },
  'rules.badKey': {
    severity: 'info',
    what: { zh: '签名用的私钥不能使用。', en: 'The private key to sign with cannot be used.' },
    action: { zh: '提供 PEM 格式的 Ed25519 私钥。', en: 'Give an Ed25519 private key in PEM.' },
  },
  'outbox.keyReused': {
    severity: 'service',
    what: { zh: '待送业务的编号已被另一笔业务使用。', en: 'The key of a waiting command was used for another command.' },
    action: { zh: '把本机日志交给技术支持。', en: 'Give the journal of this terminal to support.' },
  },
  'outbox.damaged': {
    severity: 'service',
    what: { zh: '一笔待送业务无法读取，没有送出。', en: 'A waiting command cannot be read and was not sent.' },
    action: {
      zh: '恢复 outbox.key 文件；恢复不了的，请到柜台为本人重新办理。',
      en: 'Restore the file outbox.key. Where that cannot be done, the person must be served at a counter.',
    },
  },
  'cli.usage': {
    severity: 'info',
    what: { zh: '命令用法不正确，没有执行任何操作。', en: 'The command was called wrongly: nothing was done.' },
    action: { zh: '用 help 查看用法。', en: 'See help for how it is called.' },
  },
  'cli.noReader': {
    severity: 'info',
    what: { zh: '没有该名称的读卡器。', en: 'There is no such reader.' },
    action: { zh: '用 card list 查看现有读卡器。', en: 'See the readers with card list.' },
  },
  'cli.ambiguousReader': {
    severity: 'info',
    what: { zh: '有多个读卡器符合该名称。', en: 'Several readers fit the name.' },
    action: { zh: '写出完整名称或编号。', en: 'Give the whole name, or its number.' },
  },
  'journal.damaged': {
    severity: 'outOfService',
    what: {
      zh: '终端日志文件或其密钥已损坏，无法打开。',
      en: 'The journal of this terminal or its key is damaged and cannot be opened.',
    },
    action: {
      zh: '终端已停止服务：没有日志就不能改动任何东西。请从备份恢复数据目录，并报告。',
      en: 'The terminal is out of service: without its journal nothing may be changed. Restore the data directory from a backup, and report it.',
    },
  },
  'journal.noRecording': {
    severity: 'info',
    what: {
      zh: '没有该会话的录制，已过保留期，或缺少事件。',
      en: 'There is no recording of that session, it was removed after its time, or an event of it is missing.',
    },
    action: {
      zh: '核对会话号；保留期内缺少事件时，按数据损坏处理。',
      en: 'Check the number; where an event is missing, treat it as damage.',
    },
  },
  'journal.sealBroken': {
    severity: 'service',
    what: { zh: '录制内容已损坏，或不是用本终端的密钥封存。', en: 'The recording is damaged, or was sealed under another key.' },
    action: {
      zh: '核对 journal.key 是否为原文件；否则检查磁盘并报告。',
      en: 'Check that journal.key is the one it was sealed under; if so, check the disk and report it.',
    },
  },
  'journal.chainBroken': {
    severity: 'service',
    what: { zh: '日志被改动，提示中指明第一处不符的记录。', en: 'The journal was changed; the first row that does not fit is named.' },
    action: {
      zh: '保全整个数据目录，报安全负责人，不要删除或修复。',
      en: 'Keep the whole data directory as it is and tell whoever answers for security; repair nothing.',
    },
  },
  'sim.pcscdMissing': {
    severity: 'info',
    what: { zh: '模拟运行所需的智能卡服务未安装。', en: 'The smart-card service that a simulated run needs is not installed.' },
    action: { zh: '安装 pcscd 和 vsmartcard-vpcd。', en: 'Install pcscd and vsmartcard-vpcd.' },
  },
  'sim.pcscdFailed': {
    severity: 'info',
    what: { zh: '智能卡服务不能启动。', en: 'The smart-card service could not be started.' },
    action: { zh: '查看提示的原因；检查是否已有 pcscd 在运行。', en: 'See the reason that is told, and whether another pcscd runs.' },
  },
  'sim.noPty': {
    severity: 'info',
    what: { zh: '不能建立模拟串口所需的伪终端对。', en: 'A pair of pseudo-terminals for a simulated serial line could not be made.' },
    action: { zh: '安装 socat。', en: 'Install socat.' },
  },
  'sim.noTty': {
    severity: 'info',
    what: { zh: '模拟器不能打开指定的串口。', en: 'A simulator could not open the serial line it was given.' },
    action: { zh: '核对路径和权限，检查串口是否被其他程序占用。', en: 'Check its path and rights, and that no other program holds it.' },
  },
  'sim.vpcdAbsent': {
    severity: 'info',
    what: { zh: '虚拟读卡器没有应答。', en: 'The virtual reader does not answer.' },
    action: { zh: '确认 pcscd 已加载 vpcd，端口正确。', en: 'See that pcscd has loaded vpcd, and that the port is right.' },
  },
  'sim.unknownCard': {
    severity: 'info',
    what: { zh: '没有该编号的虚拟卡。', en: 'There is no virtual card of that id.' },
    action: { zh: '用 sim card --list 查看。', en: 'See sim card --list.' },
  },
  'sim.departed': {
    severity: 'info',
    what: { zh: '终端与回放的录制会话不一致。', en: 'The terminal departed from the conversation that was played back.' },
    action: {
      zh: '按提示的位置比较录制与终端的行为。',
      en: 'Compare the recording with what the terminal does, at the place that is named.',
    },
  },
  'sim.badPersona': {
    severity: 'info',
    what: { zh: '虚拟卡文件不正确。', en: 'The file of a virtual card is wrong.' },
    action: { zh: '按提示的文件和字段改正。', en: 'Put right the file and field that are named.' },
  },
  'start.usage': {
    severity: 'outOfService',
    what: { zh: '启动参数不正确。', en: 'The command line is wrong.' },
    action: { zh: '用 start --help 查看用法。', en: 'See start --help.' },
  },
  'start.noSimulators': {
    severity: 'outOfService',
    what: { zh: '该安装包不含模拟器，必须指定配置文件。', en: 'This program holds no simulators: it needs a configuration.' },
    action: { zh: '用 --config FILE 启动。', en: 'Start it with --config FILE.' },
  },
  'replay.otherRules': {
    severity: 'info',
    what: {
      zh: '录制时的业务规则版本与现行版本不同，不能回放。',
      en: 'The session was recorded under another version of the rules than the one in force.',
    },
    action: { zh: '用录制时的程序版本回放。', en: 'Replay it with the version of the program that recorded it.' },
  },
  'demo.noChromium': {
    severity: 'info',
    what: { zh: '未安装 Chromium，不能演示。', en: 'Chromium is not installed, so nothing can be shown.' },
    action: { zh: '安装 Debian 软件包 chromium。', en: "Install Debian's package chromium." },
  },
  'bench.missing': {
    severity: 'info',
    what: { zh: '缺少性能测试所需的软件。', en: 'Something that the benchmark needs is missing.' },
    action: { zh: '按提示安装。', en: 'Install what is named.' },
  },
  'bench.failed': {
    severity: 'info',
    what: { zh: '性能测试未能完成。', en: 'The benchmark could not be carried out.' },
    action: { zh: '查看提示的原因后重试。', en: 'See the reason that is told and try again.' },
  },
  'bench.cancelled': {
    severity: 'info',
    what: { zh: '性能测试被中止。', en: 'The benchmark was ended by the caller.' },
    action: { zh: '无需处理。', en: 'Nothing needs doing.' },
  },
  'records.cancelled': {
    severity: 'info',
    what: { zh: '示例数据的生成被中止。', en: 'Filling a database with sample records was ended half-way.' },
    action: { zh: '删除该数据库，重新生成。', en: 'Throw the database away and begin again with an empty one.' },
  },
  'records.writerEnded': {
    severity: 'service',
    what: { zh: '记录写入线程意外结束，服务已停止。', en: 'What writes the records has ended; the authority serves no more.' },
    action: { zh: '查看提示的原因（如磁盘已满），重新启动。', en: 'Look at the reason that is told, a full disk say; start it again.' },
  },
  'sim.badFaults': {
    severity: 'info',
    what: { zh: '模拟卡故障的写法不正确。', en: 'The faults of a simulated card are written wrongly.' },
    action: { zh: '按提示的字段改正。', en: 'Put right the field that is named.' },
  },
  'sim.noIdCard': {
    severity: 'info',
    what: { zh: '没有该模拟人员的身份证。', en: 'There is no such persona with an ID card.' },
    action: { zh: '从卡包中选择一位人员。', en: 'Choose a persona of the wallet.' },
  },
  'sim.noNewCard': {
    severity: 'info',
    what: { zh: '出卡口没有卡。', en: 'No card lies at the exit of the dispenser.' },
    action: { zh: '等模拟发卡机把卡送到出卡口再取。', en: 'Take it once the simulated dispenser has presented it.' },
  },
  'sim.noPinAsked': {
    severity: 'info',
    what: { zh: '现在没有要求输入密码。', en: 'No PIN is asked for now.' },
    action: { zh: '等屏幕要求输入密码时再按键。', en: 'Press keys when the screen asks for a PIN.' },
  },
  'sim.noPinPad': {
    severity: 'info',
    what: { zh: '这次模拟运行没有加密键盘。', en: 'This simulated run has no encrypting PIN pad.' },
    action: { zh: '启动时加 --pin-pad zt598。', en: 'Start it with --pin-pad zt598.' },
  },
  'sim.timeBackwards': {
    severity: 'info',
    what: { zh: '模拟终端的时间不能倒退。', en: 'The clock of a simulated terminal does not go back.' },
    action: { zh: '要回到较早的时间，请重新启动。', en: 'Start it again to be at an earlier time.' },
  },
  'sim.badAction': {
    severity: 'info',
    what: { zh: '模拟控制的请求不正确。', en: 'A request to the simulator control is wrong.' },
    action: { zh: '按 docs/simulator-api.json 改正。', en: 'Put it right by docs/simulator-api.json.' },
  },
  'sim.refused': {
    severity: 'info',
    what: { zh: '模拟控制拒绝了该请求。', en: 'The simulator control refused a request.' },
    action: { zh: '使用启动时打印的一次性地址，并从本机访问。', en: 'Use the address that was printed at the start, from this machine.' },
  },
  'sim.noPaper': {
    severity: 'info',
    what: { zh: '没有该张模拟纸张。', en: 'There is no such piece of simulated paper.' },
    action: { zh: '先查看现有纸张的编号。', en: 'Look at the numbers of the papers first.' },
  },
  'script.unreadable': {
    severity: 'info',
    what: { zh: '测试脚本不能读取，或不是 JSON。', en: 'A test script cannot be read, or is not JSON.' },
    action: { zh: '检查路径和格式。', en: 'Check path and format.' },
  },
  'script.invalid': {
    severity: 'info',
    what: { zh: '测试脚本不符合格式。', en: 'A test script breaks its format.' },
    action: { zh: '按提示的步骤和字段改正。', en: 'Put right the step and field that are named.' },
  },
};
