/** How this copy is registered with the simulated supplier. Nothing is kept behind it that anybody lives in. */
export const SIMULATED_CLIENT = { clientId: "halfhourly", clientSecret: "invented:secret of the simulator" };
