import { beginsWith } from '../language/begins-with.ts';

/** Words that ask until when, how long or how many days. */
export const asksHowLong = beginsWith(`
  сколько скока =какого =когда крайний последн остал остан осталось успе срок скольк
  qachon qacon =kachon necha nechi neca qancha qanca kancha muddat oxirgi qoldi tura
  қашан касан қанша канша неше мерзім мерзим соңғы қалды тұра
  качан канча нече мөөнөт акыркы калды
  =кай =кайсы =қайсы чанд мӯҳлат муҳлат мухлат охирин =то
  until till when =how long many deadline =last =left
`);

/** Words that ask how much. */
export const asksPrice = beginsWith(`
  сколько скока скольк стоит стоим цена цену сумм
  qancha necha neca kancha narx summa
  қанша баға бага сома
  канча =баасы =баасын
  чанд нарх маблағ
  much cost price sum
`);

/** Words for having stayed past the term. */
export const saysOverstay = beginsWith(`
  просроч просрок просрач прасроч опозда опазда лишн превыс сверх пересид перебы просид задержалс засид перестоя незакон =дольше =свыше
  overst over =late expired past extra exceed
  o'tib o'tdi o'tgan ortiq ortik oshib oshdi kechik kechig =kech ko'p =kop
  өтіп өтті артық асып асты кешік кешіг =кеш
  өтүп өттү ашык ашып ашты кечик кечиг
  гузашт зиёд бештар дер
`);

const saysRepeated = beginsWith('вторично повторн снова опять again takror қайталап кайталап такрор');
const saysSecond = beginsWith('втор ikkinchi екінші экинчи дуюм дуввум second');
const saysTime = beginsWith('=раз marta marotaba =рет жолу =бор =бори =бора =time');

/** Words for doing so another time; "the second day" is none. */
export const saysAgain = (keys: readonly string[]): boolean =>
  keys.some((key, i) => saysRepeated(key) || (saysSecond(key) && isTime(keys, i)) || isNotFirst(keys, i));
/** "Не первый раз", "birinchi marta emas", "бори аввал нест". */
const isNotFirst = (keys: readonly string[], at: number): boolean => {
  const before = keys[at - 1] === 'txe' ? keys[at - 2] : keys[at - 1];
  const after = [keys[at + 1], keys[at + 2]];
  return (
    saysFirst(keys[at] ?? '') &&
    (/^(?:ne|not)$/.test(before ?? '') || after.some((key) => key !== undefined && saysNotAfter(key)))
  );
};
const saysFirst = beginsWith('перв birinchi бірінші биринчи =аввал =якум first');
const saysNotAfter = beginsWith('emas эмас емес эмес =нест');
/** "Was fined", "already paid"; not "how much will I be fined". */
const TELLS_FINED = /\b(?:uas|been|got|uere) fined\b|\b(?:xave|alreadi|i) paid\b/;
const tellsEarlier = beginsWith(`
  оштраф штрафовал платил заплатил =раза
  yana яна to'lagan тўлаган
  тағы тагы төлеген толеген дагы төлөгөн =боз супоридаам
  =previous
`);
/** Whether an earlier fine may be told: then it is not sure that this is the first. */
export const tellsEarlierFine = (keys: readonly string[]): boolean =>
  keys.some(tellsEarlier) || TELLS_FINED.test(keys.join(' '));
/** "Второй раз", "бори дуюм". */
const isTime = (keys: readonly string[], at: number): boolean =>
  [keys[at - 1], keys[at + 1]].some((key) => key !== undefined && saysTime(key));

/** Words by which a debt or a term may be another one than that of a stay. */
const speaksOfOtherTerm = beginsWith(`
  кредит займ заем ипотек аренд зарплат квартплат алимент налог =оплату =оплатой =оплаты ввоз адрес регистрац прописк внж рвп патент разрешен договор страховк полис товар посылк машин техосмотр медкнижк деклар отчет справк лекарств загран удостоверен эцп =права =прав обмен документ =уплату =уплаты =уплатой =школу =школе =школы карты карта карту карточк банк отпуск каникул симк пропуск экзамен отработ арест тюрьм болел болезн
  kredit qarz ijara oylik maosh to'lashga manzil ro'yxat royxat shartnoma sug'urta mashina texosmotr deklarats guvohnoma maktab ishladim qamoq kasal to'ladim soliq =dam
  кредит қарз ижара ойлик маош тўлашга манзил рўйхат шартнома машина
  несие қарыз жалақы жалакы айлық айлык жалға төлеуге толеуге мекенжай тіркел тіркеу тиркел ықтияр көлік колик мектеп қамақ түрме ауырд сот автобус
  насыя карыз ижара төлөөгө толоого дарек каттал каттоо =унаа машина мектеп камак камал ооруп оорудум сот автобус
  қарз иҷора ичора маош музд супоридани пардохти суроға бақайдгирӣ =қайд =кайд мошин техосмотр деклар мактаб бемор ҳабс ҳуқуқ =правам хонаро =кор андоз
  credit =card bank =sim exam holiday loan rent salary wage mortgage address registr contract insurance parcel permit lease =car arrest jail court sick =school
`);
/** The same where only lateness is told: "my bus is late", "жұмысқа кешіктім". */
const mayBeLate = beginsWith(`
  рейс автобус поезд самолет машин авто =работу =работе =смену урок занят
  reys avtobus poyezd mashina =ishga =ishda рейс машина =ишга
  көлік колик =жұмысқа =жумыска ұшақ ұшағ пойыз
  учаг =унаа машина =жумушка
  =кор =корам рейс мошин
  =work bus train flight plane =car =school
`);
const isLate = beginsWith('опозда kechik kechig =kech кечик кечиг =кеч кешік кешіг =кеш =дер =late');
/** "Late with the salary", "просрочил штраф": what is late follows. */
const LATE_FOR =
  /\bpas?port (?:prosro|expired)|\bprosroci\w* pasport|\blate (?:to|for|on)\b|\bprosroci\w* (?:straf|oplat)/;

/** Whether what is late may be something else than a stay. */
export const isLateOtherwise = (keys: readonly string[]): boolean =>
  keys.some(speaksOfOtherTerm) ||
  LATE_FOR.test(keys.join(' ')) ||
  (keys.some(mayBeLate) && !keys.some((key) => saysOverstay(key) && !isLate(key)));

/** Words for a guest or tenant whose overstay the host is asked about. */
export const speaksOfGuest = beginsWith(`
  =гость =гостя =гости =гостю =гостей =гостем квартирант жильц арендат постоял mehmon kvartirant меҳмон мехмон қона коно қонағ конағ guest tenant lodger сосед qo'shni көрші көршу кошуна ҳамсоя neighbo
`);

/** Words of events whose day is none of crossing the border. */
export const tellsOtherEvent = beginsWith(`
  потерял утерял украл работ устроил трудоустр учёб учеб =учусь =учу билет женил пожен замуж свадьб рожден родил =родился больниц договор квартир аренд снял заселил переехал обмен поменял получил подал сдал купил заплатил оплатил штраф рвп внж
  yo'qot yoqot ishla ishga boshla o'qi oqi chipta bilet uylan to'y toy tug'il tugil kasalxona shartnoma kvartira ko'ch kochdim almashtir oldim topshir to'ladim
  йўқот ишла ўқи чипта уйлан тўй туғил касалхона шартнома квартира кўч алмаштир топшир
  жоғал жогал ұрла жұмыс жумыс оқи оку билет үйлен туды туған тугду аурухана келісім пәтер патер көш ауыстыр тапсыр төледім алдым
  жогот жумуш окуйм окуп билет үйлөн туул оорукана келишим батир көчтүм көч алмаштыр тапшыр төлөдүм
  гум гумш дузд =кор кор мехон таҳсил чипта тӯй зодрӯз таваллуд беморхона шартнома хона кӯчид иваз супорид гирифтам
  lost stole work job studi ticket married marri wedding birth born hospital contract flat rent mov exchang changed got applied submit bought paid passport
`);

/** Papers by which one stays longer than without a visa, and orders by which shorter. */
const speaksOfOtherRight = beginsWith(`
  внж =вид =видом =разрешение =разрешением =разрешения кандас подписк розыск продлил иқомат иқама контракт договор беженец дипломат студент студентк выдвор депорт арест
  guvohnoma doimiy qochqin talaba shartnoma kontrakt deport
  қочқин талаба доимий шартнома
  босқын студент шарт келісім ықтияр еңбек
  качкын студент келишим ыктыяр
  гуреза донишҷӯ донишчу шартнома
  =permit refugee diplomat student contract residence deported court expelled
`);
const speaksOfRvp = beginsWith('рвп rvp');
const HAVE = beginsWith('=есть =имею =с получил =подал bor =бор =бар барым =бар дорам доранд have got =with');
const NO_VISA = /^(?:bez|be|no|uitxout|net|nest|iok|jok|siz|fre)$/;

/** Whether the days without a visa may not be those of the writer: a visa, a residence permit, a contract, an order to leave. */
export const staysOtherwise = (keys: readonly string[]): boolean =>
  keys.some(speaksOfOtherRight) || (keys.some(isVisa) && !keys.some(isNeeded));
const isVisa = (key: string, i: number, keys: readonly string[]): boolean =>
  /^vi(?:z(?:a|i$|o|u|e|si|s[iu]z)|sa)/.test(key) &&
  !/s[iu]z/.test(key) &&
  !NO_VISA.test(keys[i - 1] ?? '') &&
  !NO_VISA.test(keys[i - 2] ?? '') &&
  !NO_VISA.test(keys[i + 1] ?? '');
const isNeeded = beginsWith('нуж kerak керак керек даркор лозим need');

/** Whether a residence permit is there already, or applied for. */
export const hasPermit = (keys: readonly string[]): boolean => keys.some(speaksOfRvp) && keys.some(HAVE);

/** Words for stays before this one, which count too. */
export const tellsEarlierStay = beginsWith(`
  =лето летом весной зимой осенью использ раньше =третий yozda bahorda ishlatgan oldinroq ёзда
  жазда көктемде қыста жайында жазында пайдалан тобистон баҳор =сеюм
  summer spring winter autumn used
`);

/** What comes over the border besides people. */
export const speaksOfGoods = beginsWith(
  'багаж груз товар посылк мебел yukim yuklar жүгім жүк борам luggage parcel goods furniture',
);

/** Words by which a day is only near the one meant. */
export const tellsAbout = beginsWith(
  '=баъди =баъд =не =not =около =вроде примерно =гдето =раньше =позже =после =до taxminan тахминан шамамен болжол тақрибан about around before after =approx',
);
export const tellsAboutAfter = beginsWith('oldin олдин keyin кейин бұрын кейін мурун мурда кийин =пеш');

/** Home and the towns people come from: days there are no days here. */
export const speaksOfHome = beginsWith(`
  =дома =домой uyda uyga уйда уйга үйде үйге үйдө үйгө =хонаам =home
  ташкент tashkent toshkent тошкент тошканд бишкек bishkek душанбе dushanbe худжанд хуҷанд самарканд samarqand самарқанд андижан andijon наманган namangan фергана farg'ona бухара buxoro москв moskva moscow омск оренбург новосибирск стамбул istanbul
`);

/** "Ishga kirdim", "жұмысқа кірдім", "ба кор даромадам": beginning to work, not crossing a border. */
export const startsWork = (keys: readonly string[]): boolean =>
  /\b(?:isga|jumiska|jumuska|okuga) k[ie]r|\bba kor darom/.test(keys.join(' '));

/** Words for several people of whom each is asked for, a sum of all or of a part, or an age. */
export const countsPeople = beginsWith(`
  двум =двух двоим трем троим =двое =двоих =трое =троих =четверо =оба =обоих =всех =итого человек
  jami ikkal ikkita uchta uchal жами иккал екеумі үшеумі барлығы экөө үчөө баары =ҷамъ ҳамаамон =ҳама нафар
  =old =per
  =both =total =altogether people persons workers nannies =wife adam адам киши кісі кишиге адамга
`);

/** Work that is none of a private home. */
export const speaksOfBusiness = beginsWith(`
  кафе ресторан магазин стройк строит завод фабрик фирм компан базар рынок склад офис гостиниц прожива оружи ремонт =ип
  kafe restoran do'kon qurilish zavod firma bozor ombor kafeda
  дәмхана мейрамхана дүкен құрылыс курылыс дүкөн курулуш ашкана цех завод курган салат
  ресторан мағоза дӯкон сохтмон корхона бозор
  cafe restaurant shop construction factory company market warehouse office hotel build residence
`);

/** Words for going on with a permit, or for what has been worked already. */
export const saysExtend = beginsWith(`
  работает работала беремен продл =ещё =еще =уже доплат опыт
  uzaytir uzayti yana allaqachon ishlaganman ishladim ishlayapti tajriba =bolam =балам
  ұзарт узарт тағы тагы бұрын =істедім узарт дагы тажрыйба
  кӯдак кудак дароз тамдид =боз аллакай
  extend renew more already worked experience
`);

/** Words for being in the country, and for the days left of it. */
export const asksToStay = beginsWith(`
  находи прожив остават остаться остав остал пробы пребыва уехать уезжать выехать выезжать последн
  tura turish turam turs turi turib tursam qola qolish qoldi oxirgi chiqib
  тұра тұру тұрам тұрса тұруға туру турам қала қалу қалд калд соңғы сонгы шығу кету
  турса турууга калуу акыркы чыгып кетүү
  истода истодан будан мондан монда монд =мон =равам =равем =бароям =баромадан охирин
  stay remain =left =last leave
`);

/** Words for a stay without a visa, which may also mean other things. */
export const speaksOfVisa = beginsWith(`
  можно виз безвиз легал закон =жить =быть
  vizasiz vizsiz legal yasha bo'la
  визасыз заңды мыйзам бола боло жүре жүрө жүрсө
  бевиза қонун зиндаг мемон метавон
  legal visa =be
`);

/** Words for telling the authorities who lives where. */
export const asksToReport = beginsWith(`
  уведом сообщ регистр хозя принима арендод арендат =полиц полици прописк прописат
  xabar ro'yxat royxat egasi xo'jayin xojayin mezbon propiska registr qabul politsi
  хабар тірке тирке қожайын кожайын иесі иеси қабылд полици
  кабар катта каттоо каттал кожоюн ээси кабыл
  =қайд =кайд =қайди =кайди бақайд соҳиб сохиб соҳиби мизбон огоҳ полис
  report notif register registr landlord host owner propiska police
`);

/** Words for putting oneself on the register, which is another duty than the host's. */
export const registersSelf = beginsWith(`
  =регистрироваться =зарегистрироваться =зарегаться =встать =самому =самой =сам
  =o'zim =ўзим
  =тіркелу =тіркелуім =тіркелем =тіркелуге =тиркелу =өзім
  =катталуу =катталышым =катталам =катталууга =өзүм
  =худам =myself
`);

/** Words for a residence permit. */
export const speaksOfPermit = beginsWith(`
  рвп rvp разрешени permit ruxsatnoma vaqtincha рұқсат руксат уруксат иҷозат ичозат
`);
