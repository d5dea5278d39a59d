// Prints the dates of calendars as ical.js reads them, which Thunderbird uses: one line for each.
import ICAL from "ical.js";
import {readFileSync} from "node:fs";

const told = time => time.isDate ? time.toString() : time.toJSDate().toISOString().replace(".000", "");

for (const file of process.argv.slice(2)) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  for (const component of calendar.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(component);
    const end = component.hasProperty("dtend") ? told(event.endDate) : "";
    console.log([event.uid, told(event.startDate), end, component.getFirstPropertyValue("status"), event.summary].join("\t"));
  }
  ICAL.TimezoneService.reset();
}
