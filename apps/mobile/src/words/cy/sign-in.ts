export const signIn = {
  title: "Gweld beth rydych yn ei ddefnyddio, bob hanner awr",
  lead: "Mae Halfhourly yn darllen eich mesurydd deallus chi ac yn dweud mewn geiriau syml beth a ddefnyddioch, beth oedd y gost a beth sydd wedi newid.",
  exampleLabel: "Er enghraifft",
  example: "Fe ddefnyddioch werth £2.41 ddydd Sadwrn 21 Tachwedd, tua 15% yn llai na dydd Sadwrn arferol.",
  promises: {
    first: "Chi biau’ch darlleniadau. Does neb yn eu gweld oni bai eich bod chi’n cytuno.",
    second: "Mae bwlch yn cael ei ddangos fel bwlch. Fyddwn ni byth yn dyfalu ac yn ei alw’n ddarlleniad.",
    third: "Dim hysbysebion, dim byd yn cael ei werthu, a gallwch adael unrhyw bryd.",
  },
  create: "Creu cyfrif",
  signIn: "Mewngofnodi",
  safety: "Cadw’n ddiogel: pwy gaiff weld pryd rydych gartref",
  endedTitle: "Rydych wedi’ch allgofnodi",
  ended:
    "Mae hyn yn cadw’ch darlleniadau’n ddiogel pan fyddwch i ffwrdd am dipyn. Mae’r hyn a deipioch wedi’i gadw ar y ddyfais hon.",
  demonstration:
    "Rhoi cynnig arni? Mae’r ffenestr a gychwynnodd Halfhourly yn rhestru’r cartrefi arddangos a sut i fewngofnodi iddynt.",
};
