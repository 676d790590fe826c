import { beginsWith } from './begins-with.ts';

/** Relatives, friends, guests and bosses: what is told of them is not told of the writer. */
export const isOtherPerson = beginsWith(`
  =муж =мужа =мужу =мужем =жена =жену =жены =жене =женой жених невест =сестра =сестру =сестры =сестре сестрен =брат =брата =брату братиш
  =отец =отца =папа =папу =папы =мама =маму =мамы =мать =сын =сына сынок =дочь =дочка =дочку =дочери =друг =друга =другу подруг сосед =гость =гостя =гости =гостья
  =тетя =тётя =дядя =бабушка =дедушка =дед племянни родител родственни =коллега =начальник работодател работник =хозяин =хозяйка =зять =свекровь =тесть =теща =девушка =парень =друзья бригадир прораб подрядчик =шеф напарник =она =они
  күйеуі жолдасы әйелі келінше =ағам =інім әпке қарында сіңлі =әкем =анам =шешем =ұлым =қызым =балам =досым көрші қона жиені туысы бастық бастығ =достар жүргізуші =апам =атам =олар =оған
  күйөө жолдошу аялы =агам =иним =эжем карында сиңди =уулум =кызым =досум кошун коно тууган =алар =ага
  =erim =eri =ering xotin ayoli =akam =ukam opam singli =onam =otam =dadam =oyim =ayam o'g'l qizi =bolam =bolamni =bolamga do'sti qo'shni mehmon jiyani do'stlar boshlig' brigadir xo'jayin amaki tog'a =xolam =ammam =ular =unga
  =эрим =эри хотин аёли =акам =укам опам сингли =онам =отам ўғл қизи =болам дўсти қўшни меҳмон жияни амаки тоға =холам =аммам
  шавҳар =занам =занаш =зани ҳамсар бародар хоҳар хохар падар модар писар духтар дӯст дуст ҳамсоя хамсоя хӯҷаин хучаин ронанда ҳамхона сардор рафиқ амак тағо
  husband wife brother sister father mother =dad =mom =mum daughter friend neighbo =guest =guests uncle aunt nephew niece cousin parents =boss =friends foreman driver roommate colleague fiance girlfriend boyfriend =he =they =him =her =them
`);

/** The writer, alone or with others; "мы" sounds like "my" and is left out. */
export const isSelf = beginsWith(
  '=я =мне =меня =нам =сам =сама =i =im =we =me =мен =мын =біз =биз =маған =мага =менен =men =biz =menga =ман =мо',
);
