import {api, session} from "./session.js";
import {ask} from "./seen.js";
import {t} from "../shared/i18n.js";

const TONES = ["1", "2", "3", "4", "5"];
let known = null;
let whose = null;

/** The walker's devices by id, each with a name to show and a colour that stays the same from day to day. */
export async function devices(again = false) {
  if (!known || again || whose !== session.me?.walkerId) {
    const {items} = (await ask(api, "/v1/me/devices")).body;
    whose = session.me?.walkerId;
    const byFirst = [...items].sort((one, other) =>
        (one.firstUpload || "").localeCompare(other.firstUpload || "") || one.id.localeCompare(other.id));
    known = new Map(byFirst.map((device, index) => [device.id, {
      ...device,
      shown: device.name || device.model || t("kind." + device.kind),
      tone: TONES[index] || "rest",
    }]));
  }
  return known;
}

/** Also where the device is not listed any more. */
export function deviceOf(all, id) {
  return all.get(id) || {id, shown: id, tone: "rest", kind: "other"};
}
