export const save = {
  title: "Arbed",
  lead: "Beth fyddai cost eich hanner oriau eich hun ar bob tariff, a beth arall y gallwch ei ddysgu ganddynt.",
  ways: {
    compare: {
      title: "Cymharu tariffau",
      detail: "Pob tariff ar sail eich hanner oriau eich hun, y rhataf yn gyntaf",
    },
    whatIf: {
      title: "Beth petaech yn symud rhywfaint o ddefnydd min nos?",
      detail: "O fin nos i oriau’r nos",
    },
    bill: { title: "Gwirio bil", detail: "A yw’n cyd-fynd â’ch hanner oriau, ac os nad yw, pam?" },
    how: {
      title: "Sut mae’r cymharu’n gweithio",
      detail: "Beth sy’n cael ei gyfrif, ei amcangyfrif a’i adael allan",
    },
  },
  whatIf: {
    title: "Beth petaech yn symud rhywfaint o ddefnydd min nos?",
    question:
      "Faint o’r hyn rydych yn ei ddefnyddio rhwng 16:00 a 19:00 fyddech chi’n ei ddefnyddio rhwng 00:30 a 05:00 yn lle hynny?",
    none: "Dim",
    share: "{{percent}}%",
    asNow:
      "Fel rydych yn ei ddefnyddio nawr, byddai’r tariff rhataf yn costio tua {{cost}} y flwyddyn. Dewiswch faint fyddech chi’n ei symud.",
    result: {
      less: "O symud {{percent}}% ohono, byddai’r tariff rhataf yn costio tua {{cost}} y flwyddyn, {{difference}} yn llai na’r rhataf ar yr adegau rydych yn ei ddefnyddio nawr.",
      more: "O symud {{percent}}% ohono, byddai’r tariff rhataf yn costio tua {{cost}} y flwyddyn, {{difference}} yn fwy na’r rhataf ar yr adegau rydych yn ei ddefnyddio nawr.",
      same: "O symud {{percent}}% ohono, byddai’r tariff rhataf yn costio tua {{cost}} y flwyddyn, yr un faint ag ar yr adegau rydych yn ei ddefnyddio nawr.",
    },
    today: {
      less: "Ar eich tariff heddiw byddai’n arbed {{difference}} y flwyddyn i chi.",
      more: "Ar eich tariff heddiw byddai’n costio {{difference}} y flwyddyn yn fwy i chi.",
      same: "Ar eich tariff heddiw fyddai dim yn newid.",
    },
    other: "Tariff arall yw’r rhataf wedyn.",
    table: "Cost blwyddyn",
    tariff: "Y tariff",
    now: "Nawr",
    moved: "Symud {{percent}}%",
    change: "Newid",
    cheapestNow: "Y rhataf nawr",
    cheapestThen: "Y rhataf wedyn",
    todays: "Eich tariff heddiw",
    changes: { less: "{{amount}} yn llai", more: "{{amount}} yn fwy", same: "yr un faint" },
    needs: "Mae angen mesurydd trydan ar gyfer hyn: mae nwy’n costio’r un faint ar bob awr.",
    ideas: "Beth ellir ei symud: peiriant golchi llestri neu ddillad ar amserydd, car, tanc dŵr poeth.",
    safety: "Peidiwch â gadael sychwr dillad yn rhedeg tra bo pawb yn cysgu.",
    kept: "Rydych yn defnyddio’r un faint bob dydd ag o’r blaen, ond ar adegau eraill. Nid yr un tariffau sydd â nosweithiau rhad.",
    full: "Gweld pob tariff",
  },
  how: {
    title: "Sut mae’r cymharu’n gweithio",
    lead: "Mae pob tariff yn cael ei brisio ar sail yr hyn a ddefnyddiodd eich cartref eich hun, fesul hanner awr. Mae’n dilyn egwyddorion Ofgem ar gyfer amcangyfrif o gost flynyddol.",
    use: {
      title: "Eich defnydd eich hun",
      first:
        "Rydym yn cymryd 12 mis diwethaf eich hanner oriau, fel y cyfrifodd eich mesurydd nhw. Lle maent gennym, nid oes dim yn cael ei gymryd yn ganiataol am sut mae cartrefi’n defnyddio ynni fel arfer.",
      second:
        "Mae hanner awr sydd ar goll yn cael ei amcangyfrif: drwy gyfartaledd yr un hanner awr ar ddyddiau o’r un math o fewn tair wythnos, gan bwyso pob diwrnod yn ôl faint mae cartrefi’n ei ddefnyddio yn ei fis. Dywedir faint ohonynt sydd gyda’r canlyniad.",
      third:
        "Gyda llai na blwyddyn, o dri mis ymlaen, gwneir gweddill y flwyddyn o’r hyn sydd gennych yn yr un ffordd. Dywedir yn gyntaf oll pa mor bell y gall hynny fod ohoni.",
    },
    same: {
      title: "Yr un fath i bob tariff",
      first:
        "Mae pob tariff yn cael ei brisio ar sail yr un hanner oriau, ar gyfer yr un rhanbarth, yr un ffordd o dalu a’r un mesurydd. Nid yw pwy sy’n ei gyflenwi’n newid dim.",
      second: "Mae’ch tariff heddiw’n cael ei brisio yn yr un ffordd, ar y prisiau a roddoch i ni.",
    },
    prices: {
      title: "Prisiau",
      first: "Mae taliadau sefydlog a TAW i mewn. Cymerir bod prisiau tariff yn para am y flwyddyn gyfan.",
      second:
        "TAW y flwyddyn i ddod sy’n cyfrif: nid oes TAW ar drydan tan 31 Mawrth 2027, a 5% wedi hynny fel mae’r gyfraith yn sefyll. Mae 5% ar nwy.",
      third:
        "Mae tariffau sy’n newid eu prisiau bob hanner awr neu bob dydd yn cael eu prisio ar brisiau’r flwyddyn ddiwethaf. Does neb yn gwybod rhai’r nesaf.",
      fourth:
        "Dim ond gostyngiadau mae pawb yn eu cael sy’n cyfrif. Mae un ag amod yn cael ei enwi wrth y tariff a’i adael allan o’i gost.",
      fifth:
        "Ar gyfer tariffau dau bris, yr oriau mae’ch mesurydd yn eu cadw sy’n cyfrif lle maent yn hysbys, neu rai’r cyflenwr ei hun, neu’r hyn a ddywedoch wrthym, neu’r hyn sy’n arferol yn eich rhanbarth. Dywedir pa un oedd.",
    },
    order: {
      title: "Y drefn",
      first:
        "Yn ôl y gost a dim byd arall, hyd at y rhan olaf o geiniog, neu yn ôl y gyfran werdd lle gofynnwch amdani. Mae tariffau o’r un gost yn rhannu lle.",
      second: "Does neb yn talu am le yn y rhestr, nac am newid cyflenwr sy’n dechrau yma.",
    },
    out: {
      title: "Beth sydd ddim yno",
      first:
        "Tariffau nad oes neb wedi sôn amdanynt wrth y gwasanaeth hwn. Tariffau na ellir eu prisio’n union ar gyfer eich cartref: maent yn cael eu henwi o dan y rhestr, a byth yn cael eu dyfalu.",
      second:
        "Y Gostyngiad Cartrefi Cynnes a chymorth arall sy’n dibynnu ar bwy ydych chi. Bwndeli gyda phethau eraill, fel yswiriant boeler.",
      third:
        "Mae ffioedd ymadael yn cael eu dangos, ond nid eu hychwanegu: maent yn dibynnu ar y diwrnod y byddwch yn gadael.",
      fourth: "Mae prisiau sy’n hŷn na 7 diwrnod yn cael eu nodi.",
    },
    goodFor: {
      title: "At beth mae’n dda",
      first:
        "I weld pa dariffau sy’n gweddu i’r ffordd mae’ch cartref yn defnyddio ynni. Amcangyfrif ydyw, nid bil: gall y gaeaf nesaf fod yn oerach, a gall prisiau newid.",
      second:
        "Gyda’r cyflenwr rydych yn newid, nid yma. Gofynnwch iddo gadarnhau ei brisiau cyn cytuno i ddim.",
    },
  },
};
