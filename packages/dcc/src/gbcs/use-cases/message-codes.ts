/** Message codes of the use cases that an Other User asks for (GBCS, table of use cases). */
export const MESSAGE_CODES = {
  /** 4.8.3, export half hours. */
  ECS22a: 0x0036,
  /** 4.8.1, electricity import half hours. */
  ECS22b: 0x0037,
  /** 4.11.1, electricity tariff. */
  ECS24: 0x003a,
  /** 4.11.1, electricity tariff of the second element. */
  ECS24b: 0x00bd,
  /** 9.1, customer identification number to the electricity meter. */
  ECS50: 0x0058,
  /** 4.17, electricity import by day. */
  ECS66: 0x0060,
  /** The electricity meter's supply went and came back: an alert. */
  ECS80: 0x0067,
  /** 4.8.1, gas half hours. */
  GCS17: 0x0078,
  /** 4.11.1, gas tariff. */
  GCS21f: 0x009f,
  /** 9.1, customer identification number to the gas meter. */
  GCS36: 0x0083,
  /** 4.17, gas by day. */
  GCS61: 0x00a0,
  genericCriticalAlert: 0x1000,
  genericAlert: 0x1001,
} as const;
