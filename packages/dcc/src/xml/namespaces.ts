/** DUIS 5.4: requests, responses and alerts. */
export const SERVICE_USER_GATEWAY = "http://www.dccinterface.co.uk/ServiceUserGateway";
/** MMC 5.4: the content of a device's answer as XML. */
export const RESPONSE_AND_ALERT = "http://www.dccinterface.co.uk/ResponseAndAlert";
/** XML signatures. */
export const XML_SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
