export const files = {
  title: "Ychwanegu darlleniadau o ffeil",
  forMeter: "Ar gyfer {{name}}, {{number}}",
  lead: "Mae’r rhan fwyaf o gyflenwyr yn gadael i chi lawrlwytho’ch darlleniadau hanner awr. Dewiswch y ffeil honno yma.",
  whichTitle: "Pa ffeiliau sy’n gweithio",
  which: {
    first: "Darlleniadau hanner awr, un rhes ar gyfer pob hanner awr, fel CSV neu JSON",
    second: "Ffeiliau gan gyflenwyr a chan wasanaethau sy’n darllen eich mesurydd i chi",
    third: "Trydan mewn kWh neu Wh, nwy mewn m³ neu kWh",
  },
  choose: "Dewis ffeil",
  chooseAnother: "Dewis ffeil arall",
  drop: "neu ei gollwng yma",
  privacy:
    "I’r gwasanaeth hwn yn unig y mae’r ffeil yn mynd. Dim ond y darlleniadau ynddi sy’n cael eu cadw.",
  sending: "Yn anfon {{name}}",
  sent: "{{percent}} wedi’i anfon",
  waiting: "Yn aros ei thro",
  reading: "Yn darllen y ffeil",
  storing: "Yn cadw’ch darlleniadau",
  storedDays: "{{stored}} o {{total}} diwrnod",
  leave: "Cewch adael y dudalen hon. Bydd yn mynd yn ei blaen ohoni’i hun.",
  done: {
    title: "Mae’ch darlleniadau wedi cyrraedd",
    nothingNew: "Roedd y rhain gennym yn barod",
    new_zero: "Does dim un hanner awr newydd.",
    new_one: "Mae {{count, grouped}} hanner awr yn newydd.",
    new_two: "Mae {{count, grouped}} hanner awr yn newydd.",
    new_few: "Mae {{count, grouped}} hanner awr yn newydd.",
    new_many: "Mae {{count, grouped}} hanner awr yn newydd.",
    new_other: "Mae {{count, grouped}} hanner awr yn newydd.",
    sameAsHeld: "Roedd pob hanner awr yn y ffeil hon yma’n barod, felly newidiodd dim byd.",
    span: "Maen nhw’n rhedeg o {{from}} i {{to}}.",
    caption: "Beth ddaeth o’r ffeil",
    what: "Beth",
    halfHours: "Hanner oriau",
    stored: "Newydd",
    replaced: "Wedi’u disodli gan ddarlleniadau gwell",
    unchanged: "Yma’n barod",
    rejected: "Llinellau a adawyd allan",
    held: "Wedi’u dal yn ôl i’w gwirio",
    suspect: "Amheus: yn cael eu dangos, heb bris",
    missing: "Ar goll yn y ffeil",
    see: "Gweld eich defnydd",
    another: "Ychwanegu ffeil arall",
  },
  rejectedTitle_zero: "Ni adawyd yr un llinell allan",
  rejectedTitle_one: "Gadawyd {{count, grouped}} llinell allan",
  rejectedTitle_two: "Gadawyd {{count, grouped}} linell allan",
  rejectedTitle_few: "Gadawyd {{count, grouped}} llinell allan",
  rejectedTitle_many: "Gadawyd {{count, grouped}} llinell allan",
  rejectedTitle_other: "Gadawyd {{count, grouped}} llinell allan",
  rejectedText: "Cadwyd popeth arall. Llinell 1 yw llinell gyntaf y ffeil.",
  rejectedCaption: "Llinellau a adawyd allan, a pham",
  line: "Llinell",
  why: "Pam, a beth i’w wneud",
  moreRejected_zero: "a dim un llinell arall",
  moreRejected_one: "a {{count, grouped}} llinell arall",
  moreRejected_two: "a {{count, grouped}} linell arall",
  moreRejected_few: "a {{count, grouped}} llinell arall",
  moreRejected_many: "a {{count, grouped}} llinell arall",
  moreRejected_other: "a {{count, grouped}} llinell arall",
  warningsTitle: "Gwerth gwybod",
  warnings: {
    "stamp-assumed":
      "Dydy’r ffeil ddim yn dweud ai dechrau neu ddiwedd pob hanner awr yw ei hamserau. Fe gymerom yr hyn sy’n arferol i’r math hwn o ffeil.",
    "zone-assumed":
      "Dydy’r ffeil ddim yn dweud pa gloc mae ei hamserau’n ei ddilyn. Fe gymerom yr hyn sy’n arferol i’r math hwn o ffeil.",
    "meter-point-differs":
      "Mae’r ffeil yn enwi rhif pwynt mesur gwahanol i un y mesurydd hwn. Fe’i cymerom am mai dyma’r unig un yn y ffeil: gwiriwch mai’r cartref hwn ydyw.",
    "other-meters-left-out": "Mae mesuryddion eraill yn y ffeil hefyd. Dim ond darlleniadau hwn a gymerwyd.",
    "other-fuel-left-out":
      "Mae’r tanwydd arall yn y ffeil hefyd. Ychwanegwch yr un ffeil at eich mesurydd arall.",
    "read-as-latin-1":
      "Mae’r ffeil wedi’i hysgrifennu mewn ffordd hŷn. Fe’i darllenwyd fel y mae taenlenni hŷn yn ei hysgrifennu.",
    "rejected-list-shortened":
      "Gadawyd cynifer o linellau allan fel mai dim ond y rhai cyntaf sydd wedi’u rhestru.",
    "other-quantity-skipped": "Mae pethau heblaw ynni yn y ffeil, ac fe’u gadawyd allan.",
    "second-element-all-zero": "Mae gan y ffeil ail gofrestr sydd bob amser yn sero. Fe’i gadawyd allan.",
    rounded:
      "Roedd gan rai darlleniadau fwy o leoedd degol nag y mae’r mesurydd yn eu cyfrif. Cawsant eu talgrynnu.",
    other: "Roedd angen edrych yn fanylach ar ran o’r ffeil. Cadwyd popeth yr oedd modd ei ddarllen.",
  },
  failed: {
    title: "Doedd dim modd defnyddio’r ffeil hon",
    kept: "Newidiodd dim byd. Mae’r hyn oedd gennych o’r blaen yn ddiogel.",
  },
  faults: {
    "empty-file": "Mae’r ffeil yn wag. Lawrlwythwch hi eto a dewiswch yr un newydd.",
    "file-empty": "Mae’r ffeil yn wag. Lawrlwythwch hi eto a dewiswch yr un newydd.",
    "file-too-large":
      "Mae’r ffeil yn rhy fawr. Lawrlwythwch gyfnod byrrach, fel blwyddyn, ac ychwanegwch bob rhan.",
    "payload-too-large":
      "Mae’r ffeil yn rhy fawr. Lawrlwythwch gyfnod byrrach, fel blwyddyn, ac ychwanegwch bob rhan.",
    "binary-file": "Nid ffeil destun yw hon. Dewiswch y ffeil CSV neu JSON sy’n cynnwys eich darlleniadau.",
    "compressed-file": "Mae’r ffeil wedi’i chywasgu. Dadbaciwch hi, yna dewiswch y ffeil y tu mewn.",
    "archive-refused":
      "Ni ellir darllen y ZIP hwn fel allforyn gennym ni. Dadbaciwch ef, yna dewiswch ffeil CSV o ddarlleniadau sydd y tu mewn.",
    "spreadsheet-file": "Taenlen yw hon. Cadwch hi fel CSV, yna dewiswch y ffeil honno.",
    "pdf-file": "PDF yw hwn. Chwiliwch am ffeil CSV neu JSON ar wefan eich cyflenwr yn lle hynny.",
    "html-page":
      "Tudalen we yw hon, nid y ffeil. Mewngofnodwch i wefan eich cyflenwr eto a lawrlwythwch y ffeil unwaith yn rhagor.",
    "xml-file": "Ffeil XML yw hon, ac allwn ni ddim ei darllen eto. Chwiliwch am ffeil CSV neu JSON.",
    "truncated-json": "Mae’r ffeil yn stopio yn y canol. Lawrlwythwch hi eto.",
    "invalid-json": "Mae’r ffeil wedi’i difrodi. Lawrlwythwch hi eto.",
    "format-unknown":
      "Dydyn ni ddim yn adnabod y math hwn o ffeil. Mae angen un golofn o amserau ac un o ddarlleniadau.",
    "no-half-hourly-readings":
      "Does dim darlleniad hanner awr yn y ffeil hon. Chwiliwch am ffeil ‘half-hourly’ neu ‘detailed’.",
    "not-half-hourly":
      "Darlleniadau oriau, dyddiau neu fisoedd yw’r rhain. Chwiliwch am ffeil ‘half-hourly’.",
    "fuel-needed": "Dydy’r ffeil ddim yn dweud ai trydan neu nwy sydd ynddi.",
    "unit-needed":
      "Dydy’r ffeil ddim yn dweud beth yw uned ei darlleniadau. Dewiswch isod; mae’ch bil yn dweud.",
    "stamp-needed":
      "Dydy’r ffeil ddim yn dweud ai dechrau neu ddiwedd pob hanner awr yw ei hamserau. Dewiswch isod.",
    "zone-needed": "Dydy’r ffeil ddim yn dweud pa gloc mae ei hamserau’n ei ddilyn. Dewiswch isod.",
    "columns-needed":
      "Allwn ni ddim dweud pa golofnau sy’n dal yr amserau a’r darlleniadau. Teipiwch eu penawdau isod.",
    "column-not-found":
      "Does gan y ffeil ddim colofn â’r pennawd hwnnw. Teipiwch ef fel y mae yn llinell gyntaf y ffeil.",
    "unit-not-supported": "Mae’r ffeil yn defnyddio uned na allwn ei darllen. Mae angen kWh, Wh neu m³.",
    "flag-contradicts-file":
      "Dydy’ch ateb ddim yn cyd-fynd â’r hyn mae’r ffeil ei hun yn ei ddweud. Gadewch ef allan, yna rhowch gynnig arall arni.",
    "flags-contradict":
      "Dydy’ch atebion ddim yn cyd-fynd â’i gilydd. Nid mewn m³ y mae trydan yn cael ei gyfrif.",
    "wrong-fuel": "Y tanwydd arall sydd yn y ffeil. Dewiswch eich mesurydd arall, neu ffeil arall.",
    "several-meters":
      "Mae sawl mesurydd yn y ffeil, ac nid oes gan yr un ohonynt rif y mesurydd hwn. Gwiriwch rif eich mesurydd, neu cadwch ei resi ef yn unig yn y ffeil.",
    "import-failed": "Fe wnaethom roi cynnig arni sawl gwaith a methu. Ein bai ni yw hyn: rhowch wybod i ni.",
    "consent-required":
      "Mae’ch cydsyniad ar gyfer y mesurydd hwn wedi dod i ben, felly chawn ni ddim cadw darlleniadau ar ei gyfer.",
    "meter-not-found": "Dydy’r mesurydd hwn ddim yn eich cyfrif bellach.",
    "too-many-imports":
      "Mae sawl ffeil yn cyrraedd ar hyn o bryd. Arhoswch ychydig eiliadau, yna rhowch gynnig arall arni.",
    other:
      "Fe wnaeth rhywbeth yn y ffeil hon ein rhwystro. Gwiriwch ei bod yn agor, lawrlwythwch hi eto, ac os bydd yn digwydd unwaith yn rhagor, rhowch wybod i ni.",
  },
  ask: {
    title: "Un peth nad yw’r ffeil yn ei ddweud",
    unit: "Beth yw uned y darlleniadau?",
    stamp: "Pa ben o’r hanner awr mae’r amserau’n ei enwi?",
    stampStart: "Y dechrau: 13:00 yw 13:00 i 13:30",
    stampEnd: "Y diwedd: 13:30 yw 13:00 i 13:30",
    zone: "Pa gloc mae’r amserau’n ei ddilyn?",
    zoneLondon: "Y cloc ar y wal, gydag amser haf",
    zoneUtc: "GMT drwy’r flwyddyn",
    timeColumn: "Pennawd y golofn amserau",
    valueColumn: "Pennawd y golofn darlleniadau",
    again: "Rhoi cynnig arall arni gyda hyn",
    needed: "Dewiswch un, yna rhowch gynnig arall arni",
    chooseAgain: "Dewiswch y ffeil eto, yna anfonwch hi gyda’ch ateb.",
  },
  rowFaults: {
    "columns-missing": "Llai o golofnau na’r pennawd. Chwiliwch am linell a dorrwyd yn fyr.",
    "unclosed-quote": "Mae dyfynnod wedi’i agor heb ei gau. Caewch ef, neu ei dynnu.",
    "time-missing": "Does dim amser. Llenwch ef, neu tynnwch y llinell.",
    "time-unreadable": "Allwn ni ddim darllen yr amser. Ysgrifennwch ef fel 31/01/2024 13:30.",
    "time-out-of-range": "Dydy’r flwyddyn ddim yn gallu bod yn gywir. Gwiriwch hi.",
    "not-half-hourly": "Nid un hanner awr sy’n dechrau ar yr awr neu’r hanner awr yw hon.",
    "ambiguous-hour":
      "Mae’r cloc yn dangos yr amser hwn ddwywaith ar y noson mae’n troi’n ôl, a dydy’r ffeil ddim yn dweud pa un.",
    "no-such-local-time": "Mae’r cloc yn neidio dros yr amser hwn ar y noson mae’n troi ymlaen.",
    "no-such-period": "Does dim hanner awr o’r fath ar y diwrnod hwnnw, am fod y clociau’n newid.",
    "missing-value": "Does dim darlleniad. Mae’r hanner awr yn aros ar goll: nid sero yw hynny.",
    "value-unreadable": "Nid rhif yw’r darlleniad. Ysgrifennwch ef fel 0.123.",
    "negative-value": "Mae’r darlleniad yn is na sero. Cyfrif i fyny yn unig mae mesuryddion.",
    "invalid-marker":
      "Cod y mae mesuryddion yn ei anfon yn lle darlleniad. Mae’r hanner awr yn aros ar goll.",
    "marked-invalid": "Mae’r ffynhonnell ei hun yn ei nodi’n annilys. Mae’r hanner awr yn aros ar goll.",
    "words-unknown": "Mae ynddi air nad yw’n un o eiriau’r allforyn. Allforiwch y darlleniadau eto.",
    "missing-with-value": "Mae wedi’i nodi’n goll ac mae iddi werth. Ni allwn ddweud pa un sy’n gywir.",
    "held-for-review":
      "Mae’n fwy nag y gall cartref ei ddefnyddio mewn hanner awr. Mae wedi’i ddal yn ôl i’w wirio.",
    conflict:
      "Mae’n rhoi darlleniad arall am hanner awr a ddaeth o’r blaen. Cedwir y cyntaf a’i nodi’n amheus.",
    other: "Doedd dim modd ei darllen.",
  },
};
