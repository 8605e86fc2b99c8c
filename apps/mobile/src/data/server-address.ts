/** On the web the app is served by the same process as the API. */
export const serverAddress = "";
