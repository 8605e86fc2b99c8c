export const help = {
  title: "Help",
  lead: "Atebion byr i’r hyn mae pobl yn ei ofyn amlaf.",
  topics: {
    missing: {
      title: "Pam mae rhai hanner oriau ar goll?",
      first:
        "Hanner awr na chyrhaeddodd ni yw un sydd ar goll. Nid sero ydyw: mae’n ddigon posibl eich bod wedi defnyddio ynni ynddi.",
      second:
        "Y rhesymau arferol yw signal gwan rhwng y mesurydd a’r rhwydwaith, gwaith ar y rhwydwaith, mesurydd neu hwb cyfathrebu a newidiwyd, neu ffeil sy’n gadael rhai amserau allan.",
      third:
        "Mae’r rhan fwyaf o fylchau’n llenwi ohonynt eu hunain o fewn ychydig ddyddiau, unwaith y clywir y mesurydd eto. Os yw bwlch yn hŷn na phythefnos, gofynnwch i’ch cyflenwr a yw’r darlleniadau ganddo, ac ychwanegwch y ffeil a gewch.",
    },
    collected: {
      title: "Sut mae darlleniadau’n dod ar eu pen eu hunain?",
      first:
        "Mae mesuryddion deallus ar rwydwaith cenedlaethol. Lle mae’r gwasanaeth hwn wedi’i gysylltu ag ef, ac unwaith y byddwch wedi dangos mai eich cartref chi ydyw, rydym yn gofyn iddo am hanner oriau’r 13 mis diwethaf, ac yna am bob diwrnod newydd, sy’n dod y bore wedyn.",
      second:
        "Gallwch ei ddangos mewn dwy ffordd. Drwy rif adnabod eich sgrin ynni, y sgrin fach a ddaeth gyda’r mesurydd: 16 llythyren a digid, ar ei chefn neu yn ei gosodiadau. Neu drwy bedwar digid rydym yn eu hanfon i sgrin y mesurydd ei hun, ac rydych chi’n eu teipio yma. Os na allwch eu darllen, gall rhywun rydych yn ymddiried ynddo eu darllen i chi.",
      third:
        "Gall hanner oriau fod ar goll pan fydd yr hwb cyfathrebu wrth ymyl y mesurydd wedi colli ei signal, pan fydd hwb ar rwydwaith symudol hŷn (2G neu 3G) yn cael ei newid am un 4G, neu pan na fydd mesurydd yn ateb am ychydig. Rydym yn gofyn eto bob nos, am hyd at wythnos. Os bydd dyddiau’n aros yn wag, rhowch wybod i’ch cyflenwr: ei waith ef yw trwsio’r mesurydd a’i hwb.",
      fourth:
        "Nid yw’r rhwydwaith yn rhoi i ni’r credyd ar fesurydd rhagdalu, na’r pŵer rydych yn ei ddefnyddio nawr. Edrychwch ar y mesurydd neu ar eich sgrin ynni am y rheini.",
      fifth:
        "I roi’r gorau iddi, agorwch “Eich mesuryddion”, yna “Sut mae ei ddarlleniadau’n dod i mewn”, yna “Rhoi’r gorau i gasglu”. Ni ddaw darlleniadau newydd, a chedwir y darlleniadau sydd gennych. I ddileu’r rheini hefyd, tynnwch y mesurydd.",
    },
    estimated: {
      title: "Beth yw ystyr amcangyfrif?",
      first:
        "Mae amcangyfrif wedi’i weithio allan gan eich cyflenwr neu gennym ni ar sail yr hyn a ddaeth o’r blaen. Mae’n cael ei dynnu fel amlinelliad.",
      second:
        "Pan ddaw’r darlleniad go iawn, mae’n cymryd lle’r amcangyfrif, ac rydym yn dangos beth newidiodd.",
    },
    doubtful: {
      title: "Beth yw ystyr amheus?",
      first:
        "Mae’r darlleniad yn fwy nag y gall cartref ei ddefnyddio fel arfer mewn hanner awr, neu rhoddodd y ffeil ddau ddarlleniad gwahanol ar ei gyfer.",
      second: "Rydym yn ei ddangos ac yn ei adael allan o’r gost, fel nad yw un nam yn difetha’ch mis.",
    },
    bill: {
      title: "Pam mae’r gost yn wahanol i’m bil?",
      first: "Gwiriwch eich tariff yn gyntaf: y prisiau, y dyddiau mae’n rhedeg, ac a yw’n cynnwys TAW.",
      second:
        "Mae biliau’n talgrynnu yn eu ffordd eu hunain, yn gallu cwmpasu dyddiau eraill, ac yn gallu defnyddio amcangyfrif. Ar gyfer nwy maen nhw’n defnyddio gwerth ynni’r nwy yn eich ardal. Mae gwahaniaeth o ychydig geiniogau’n arferol.",
    },
    standing: {
      title: "Beth yw’r tâl sefydlog?",
      first: "Swm penodol am bob diwrnod, faint bynnag a ddefnyddiwch. Mae’n talu am fod wedi’ch cysylltu.",
      second:
        "Rydym yn ei ychwanegu at bob diwrnod mae’ch tariff yn ei gynnwys, felly mae diwrnod heb ddefnydd yn dal i gostio rhywbeth. Mae hanner oriau ar eu pen eu hunain yn cael eu dangos hebddo.",
    },
    vat: {
      title: "A yw’r ffigurau hyn yn cynnwys TAW?",
      first:
        "Ydyn. Nid oes TAW ar drydan cartrefi o 1 Hydref 2026 tan 31 Mawrth 2027. Cyn hynny, ac wedi hynny fel mae’r gyfraith yn sefyll, mae 5% arno. Mae 5% ar nwy cartrefi drwy’r amser. Os nad yw’ch tariff yn cynnwys TAW, rydym yn ychwanegu’r gyfradd sydd mewn grym ar bob diwrnod. Os yw ei brisiau’n cynnwys cyfradd hŷn, rydym yn tynnu honno’n gyntaf.",
    },
    gas: {
      title: "Pam mae nwy’n cael ei ddangos mewn kWh ac nid mewn m³?",
      first:
        "Cyfaint mae mesurydd nwy’n ei gyfrif, mewn metrau ciwbig (m³). Mae biliau’n codi am yr ynni ynddo, mewn kWh.",
      second:
        "Dyma’r sym: metrau ciwbig × 1.02264 × gwerth caloriffig ÷ 3.6. Mae’r gwerth caloriffig yn dweud faint o ynni oedd yn nwy eich ardal. Lle nad ydym yn ei wybod, rydym yn defnyddio 39.5 ac yn dweud hynny.",
    },
    october: {
      title: "Pam mae gan un diwrnod ym mis Hydref 50 hanner awr?",
      first:
        "Pan fydd y clociau’n troi’n ôl, daw’r awr o 01:00 i 02:00 ddwywaith. Rydym yn dangos y ddwy, felly mae gan y diwrnod hwnnw 50 hanner awr.",
      second:
        "Ym mis Mawrth mae awr yn cael ei hepgor, ac mae gan y diwrnod hwnnw 46. Does dim yn cael ei golli na’i gyfrif ddwywaith.",
    },
    file: {
      title: "Sut mae cael ffeil gyda’m darlleniadau?",
      first:
        "Mewngofnodwch i wefan neu ap eich cyflenwr a chwiliwch am ddefnydd, yna am lawrlwytho neu allforio. Dewiswch bob hanner awr.",
      second:
        "Os na allwch ddod o hyd iddo, gofynnwch i’ch cyflenwr am “fy nata defnydd bob hanner awr fel ffeil CSV”. Chi biau’r data, ac mae’n rhaid iddynt ei roi i chi.",
    },
    privacy: {
      title: "Pwy all weld fy narlleniadau?",
      first: "Chi, a neb arall. Maen nhw’n cael eu cadw dan glo ag allwedd sy’n perthyn i chi’n unig.",
      second:
        "I roi’r gorau iddi, agorwch “Eich mesuryddion” a thynnwch y mesurydd. Byddwn yn stopio ar unwaith ac yn dileu ei ddarlleniadau.",
      third:
        "Mae copi i’w ddarllen all-lein ar y ddyfais hon, hefyd dan glo. Mae allgofnodi’n ei dynnu oddi yno.",
    },
  },
  operator: {
    title: "Pwy sy’n rhedeg y copi hwn",
    named: "{{name}} sy’n rhedeg y copi hwn o Halfhourly ac yn atebol am eich data.",
    contact: "I holi am eich data: {{contact}}",
    notNamed:
      "Pwy bynnag sy’n rhedeg y copi hwn o Halfhourly sy’n atebol am eich data. Nid ydynt wedi rhoi enw yma: holwch y sawl a roddodd y cyfeiriad i chi.",
    notice: "Beth sy’n digwydd i’ch data, yn llawn",
  },
  contactTitle: "Angen rhagor o help?",
  contact: {
    supplier: "Am eich mesurydd, eich bil neu’ch tariff: holwch eich cyflenwr. Mae’r rhif ar eich bil.",
    advice:
      "Os ydych yn poeni am dalu, neu os nad yw cyflenwr yn helpu: mae Cyngor ar Bopeth yn rhoi cyngor annibynnol am ddim.",
    adviceLink: "Cyngor ar Bopeth: ynni",
    adviceAddress: "https://www.citizensadvice.org.uk/cymraeg/defnyddiwr/ynni/ynni/",
    emergency: "Arogli nwy? Ffoniwch 0800 111 999 ar unwaith, ddydd neu nos.",
    app: "Am yr ap hwn: rhowch wybod i ni, a rhowch y cod os gwelsoch un.",
  },
};
