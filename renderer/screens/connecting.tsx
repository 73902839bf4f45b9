import { textsIn } from '../text/language.ts';
import { Spinner } from '../ui/spinner.tsx';

/** There is no frame: the terminal's main process is away or not there yet. Plain, and nothing of anybody on it. */
export function Connecting({ replaced }: { readonly replaced: boolean }) {
  const [zh, en] = [textsIn('zh-CN').connecting, textsIn('en').connecting];
  return (
    <main className="connecting" data-screen="connecting">
      {replaced ? null : <Spinner label={zh.title} />}
      <h1 className="title">{replaced ? zh.replaced : zh.title}</h1>
      <p>{replaced ? zh.replacedAbout : zh.about}</p>
      <p className="connecting-english" lang="en">
        {replaced ? `${en.replaced}. ${en.replacedAbout}` : `${en.title}. ${en.about}`}
      </p>
    </main>
  );
}
