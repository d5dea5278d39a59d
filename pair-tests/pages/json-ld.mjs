// Checks the JSON-LD of pages with Adobe's validator: whether schema.org has its types, and each member for one of them.
// node json-ld.mjs PAGE.html...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Validator from "@adobe/structured-data-validator";

const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const RDFS = "http://www.w3.org/2000/01/rdf-schema#";
const SCHEMA = "http://schema.org/";
const KINDS = { [`${RDFS}Class`]: "rdfs:Class", [`${RDF}Property`]: "rdf:Property" };
const RELATIONS = {
  [`${RDFS}subClassOf`]: "rdfs:subClassOf",
  [`${SCHEMA}domainIncludes`]: "schema:domainIncludes",
};

// The package has the vocabulary as N-Quads, the validator takes it as JSON-LD.
function vocabulary() {
  const file = createRequire(import.meta.url).resolve("@vocabulary/schema/schema.nq");
  const entities = new Map();
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const [, subject, predicate, object] = line.match(/^<([^>]+)> <([^>]+)> <([^>]+)>/) ?? [];
    if (!subject?.startsWith(SCHEMA)) continue;
    const entity = entities.get(subject) ?? entities.set(subject, { "@id": subject }).get(subject);
    if (predicate === `${RDF}type` && KINDS[object]) entity["@type"] = KINDS[object];
    if (RELATIONS[predicate]) (entity[RELATIONS[predicate]] ??= []).push({ "@id": object });
  }
  return { "@graph": [...entities.values()] };
}

// A thing of several types may have the members of each.
function wrongForEachType(issues) {
  const counted = new Map();
  for (const issue of issues) {
    const key = JSON.stringify([issue.path, issue.fieldNames]);
    counted.set(key, [...(counted.get(key) ?? []), issue]);
  }
  return [...counted.values()].filter((same) => same.length >= types(same[0])).map((same) => same[0]);
}

function types(issue) {
  return issue.errorType === "schemaOrg" ? String(issue.path.at(-1).type).split(",").length : 1;
}

const validator = new Validator(vocabulary());
let wrong = 0;
for (const page of process.argv.slice(2)) {
  const [, text] = readFileSync(page, "utf8").match(/<script type="application\/ld\+json">(.*?)<\/script>/s);
  const thing = JSON.parse(text);
  const issues = await validator.validate({ jsonld: { [thing["@type"]]: [thing] } });
  for (const issue of wrongForEachType(issues)) {
    wrong++;
    console.log(`${page}: ${issue.severity} ${issue.issueMessage} in ${JSON.stringify(issue.path)}`);
  }
}
process.exit(wrong > 0 ? 1 : 0);
