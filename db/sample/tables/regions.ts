/** Counties and districts by their codes (GB/T 2260), for the numbers and places of invented people. */
import type { CityId } from '../../rules/model.ts';

export interface Region {
  readonly code: string;
  /** County or district. */
  readonly name: string;
  /** City or prefecture with its province. */
  readonly city: string;
}

/** By prefecture (four digits): its name, then `last two digits name` of each county. */
const PREFECTURES: readonly (readonly [code: string, city: string, counties: string])[] = [
  ['4301', '湖南省长沙市', '02芙蓉区 03天心区 04岳麓区 05开福区 11雨花区 12望城区 21长沙县 81浏阳市 82宁乡市'],
  ['4302', '湖南省株洲市', '02荷塘区 03芦淞区 04石峰区 11天元区 12渌口区 23攸县 24茶陵县 25炎陵县 81醴陵市'],
  ['4303', '湖南省湘潭市', '02雨湖区 04岳塘区 21湘潭县 81湘乡市 82韶山市'],
  ['4304', '湖南省衡阳市', '05珠晖区 06雁峰区 07石鼓区 08蒸湘区 12南岳区 21衡阳县 22衡南县 23衡山县 24衡东县 26祁东县 81耒阳市 82常宁市'],
  [
    '4305',
    '湖南省邵阳市',
    '02双清区 03大祥区 11北塔区 22新邵县 23邵阳县 24隆回县 25洞口县 27绥宁县 28新宁县 29城步苗族自治县 81武冈市 82邵东市',
  ],
  ['4306', '湖南省岳阳市', '02岳阳楼区 03云溪区 11君山区 21岳阳县 23华容县 24湘阴县 26平江县 81汨罗市 82临湘市'],
  ['4307', '湖南省常德市', '02武陵区 03鼎城区 21安乡县 22汉寿县 23澧县 24临澧县 25桃源县 26石门县 81津市市'],
  ['4308', '湖南省张家界市', '02永定区 11武陵源区 21慈利县 22桑植县'],
  ['4309', '湖南省益阳市', '02资阳区 03赫山区 21南县 22桃江县 23安化县 81沅江市'],
  ['4310', '湖南省郴州市', '02北湖区 03苏仙区 21桂阳县 22宜章县 23永兴县 24嘉禾县 25临武县 26汝城县 27桂东县 28安仁县 81资兴市'],
  ['4311', '湖南省永州市', '02零陵区 03冷水滩区 22东安县 23双牌县 24道县 25江永县 26宁远县 27蓝山县 28新田县 29江华瑶族自治县 81祁阳市'],
  [
    '4312',
    '湖南省怀化市',
    '02鹤城区 21中方县 22沅陵县 23辰溪县 24溆浦县 25会同县 26麻阳苗族自治县 27新晃侗族自治县 28芷江侗族自治县 29靖州苗族侗族自治县 30通道侗族自治县 81洪江市',
  ],
  ['4313', '湖南省娄底市', '02娄星区 21双峰县 22新化县 81冷水江市 82涟源市'],
  ['4331', '湖南省湘西土家族苗族自治州', '01吉首市 22泸溪县 23凤凰县 24花垣县 25保靖县 26古丈县 27永顺县 30龙山县'],
  ['3205', '江苏省苏州市', '05虎丘区 06吴中区 07相城区 08姑苏区 09吴江区 81常熟市 82张家港市 83昆山市 85太仓市'],
  ['5306', '云南省昭通市', '02昭阳区 21鲁甸县 22巧家县 23盐津县 24大关县 25永善县 26绥江县 27镇雄县 28彝良县 29威信县 81水富市'],
];

const REGIONS: readonly Region[] = PREFECTURES.flatMap(([prefecture, city, counties]) =>
  counties.split(' ').map((county) => ({ code: prefecture + county.slice(0, 2), name: county.slice(2), city })),
);

const HOME: Readonly<Record<CityId, string>> = { changsha: '4301', 'hunan-ledger': '4301', suzhou: '3205', zhaotong: '5306' };

/** Where somebody of a region is insured who is insured in this city: who moved there, in the city as such. */
export function placeInsuredIn(city: CityId, region: Region): string {
  if (city === 'hunan-ledger') return '湖南省本级';
  return region.code.startsWith(HOME[city]) ? region.city + region.name : (homeRegions(city)[0]?.city ?? region.city);
}

/** The counties of a city. */
export function homeRegions(city: CityId): readonly Region[] {
  return REGIONS.filter((region) => region.code.startsWith(HOME[city]));
}

/** All others: where people of a very large city were born. */
export function otherRegions(city: CityId): readonly Region[] {
  return REGIONS.filter((region) => !region.code.startsWith(HOME[city]));
}
