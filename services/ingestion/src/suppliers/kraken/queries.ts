/** Kraken's GraphQL (POST BASE/v1/graphql/). Only fields of its public reference, checked in November 2026. */

/** `input` is one of { APIKey }, { email, password }, { refreshToken }. */
export const OBTAIN_TOKEN = `mutation ObtainToken($input: ObtainJSONWebTokenInput!) {
  obtainKrakenToken(input: $input) { token payload refreshToken refreshExpiresIn }
}`;

export const VIEWER_ACCOUNTS = `query ViewerAccounts { viewer { accounts { number } } }`;

export const ACCOUNT_NUMBER = `query AccountNumber($accountNumber: String!) {
  account(accountNumber: $accountNumber) { number }
}`;

/** What is asked of every meter: `consumptionUnits` is the only place where gas says whether it is in kWh or m3. */
const METER = `serialNumber activeFrom activeTo consumptionUnits isTradPrepay smartDevices { deviceId paymentMode }`;

export const ACCOUNT_METERS = `query AccountMeters($accountNumber: String!) {
  account(accountNumber: $accountNumber) {
    number
    properties {
      postcode
      occupancyPeriods { effectiveFrom effectiveTo }
      electricityMeterPoints { mpan direction meters(includeInactive: true) { ${METER} meterType } }
      gasMeterPoints { mprn meters(includeInactive: true) { ${METER} mechanism } }
    }
  }
}`;

/** `now` is the newest value of all; in half hours `demand` would be the highest of each. */
export const TELEMETRY = `query Telemetry($deviceId: String!, $start: DateTime!, $end: DateTime!) {
  halfHours: smartMeterTelemetry(deviceId: $deviceId, grouping: HALF_HOURLY, start: $start, end: $end) {
    readAt consumptionDelta
  }
  now: smartMeterTelemetry(deviceId: $deviceId) { readAt demand }
}`;

export const PREPAY_BALANCE = `query PrepayBalance($deviceId: String!) {
  prepayBalanceSnapshot(deviceId: $deviceId) { asAt creditInPence debtInPence }
}`;
