export const safety = {
  title: "Cadw’n ddiogel",
  lead: "Mae defnydd ynni fesul hanner awr yn dangos pryd mae pobl gartref, yn cysgu neu i ffwrdd. Chi yn unig ddylai benderfynu pwy sy’n ei weld.",
  danger:
    "Mewn perygl nawr? Ffoniwch 999. Os na allwch siarad ar ffôn symudol, gwasgwch 55 pan ofynnir i chi.",
  whoTitle: "Pwy all weld eich rhai chi",
  who: {
    first:
      "Unrhyw un sydd wedi mewngofnodi i’r cyfrif hwn, ar unrhyw ddyfais. Neb arall, oni bai eich bod wedi cytuno o dan “Chi”.",
    second:
      "Os ydych yn rhannu cartref, dywedwch wrth y bobl rydych yn byw gyda nhw fod y darlleniadau hyn yn bod. Maen nhw’n dangos eu diwrnod nhw hefyd.",
  },
  watchedTitle: "Os gallai rhywun fod yn gwylio",
  watched: {
    first: "Meddyliwch pryd i weithredu. Gallai rhywun sy’n gwylio sylwi na all edrych mwyach.",
    second:
      "Defnyddiwch ddyfais na allant ei hagor. Efallai eu bod yn gwybod eich cyfrinair, neu fod eich ffôn yn dweud wrthynt beth rydych yn ei wneud.",
    third:
      "Newidiwch gyfrinair eich e-bost yn gyntaf os gallent ei wybod, yna newidiwch eich cyfrinair yma, i un na allant ei ddyfalu.",
    fourth:
      "Allgofnodwch ym mhobman. Mae dyfais nad ydych yn ei hadnabod yn cael ei hallgofnodi gyda’r lleill.",
    fifth: "Newidiwch eich cyfeiriad e-bost yma os gallant ddarllen eich post yno.",
    sixth:
      "Os ydynt yn darllen eich mesurydd mewn ap o’u heiddo eu hunain, gofynnwch i’ch cyflenwr pwy sydd â mynediad ato.",
    seventh: "Os ydych wedi symud allan, tynnwch y mesurydd. Mae ei ddarlleniadau’n cael eu dileu.",
  },
  security: "Mewngofnodi a diogelwch",
  devices: "Ble rydych wedi mewngofnodi",
  leaveTitle: "Gadael y safle hwn yn gyflym",
  leave: {
    first:
      "Mae “Gadael” ar waelod pob tudalen ar ffôn, ac wrth yr ochr ar gyfrifiadur. Neu gwasgwch Esc dair gwaith.",
    second: "Mae’n tynnu’r hyn sydd ar y sgrin, yn eich allgofnodi, ac yn agor tudalen dywydd yn ei lle.",
    third:
      "Mae hanes eich porwr yn dal i ddangos eich bod wedi bod yma. I guddio hynny hefyd, dilëwch ef yno, neu defnyddiwch ffenestr breifat.",
  },
  quietTitle: "Eich sgrin glo",
  quiet:
    "Dydy’r ap hwn ddim yn anfon hysbysiadau, felly does dim byd amdano ar eich sgrin glo. Gall e-bost gennym ymddangos yno, os yw’ch ap e-bost yn dangos negeseuon.",
  helpTitle: "Pobl sy’n helpu",
  help: "Am ddim i’w ffonio ac yn gyfrinachol, i unrhyw un sy’n ofni rhywun.",
  lines: {
    emergency: "Argyfwng, unrhyw le",
    england: "Lloegr: Llinell Gymorth Genedlaethol Cam-drin Domestig",
    wales: "Cymru: Byw Heb Ofn",
    scotland: "Yr Alban: Llinell Gymorth Cam-drin Domestig a Phriodas dan Orfod",
    men: "Llinell Gyngor i Ddynion",
  },
};
