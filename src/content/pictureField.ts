import * as z from "zod";
import {isMisnamedLicence} from "../model/licence.ts";
import {centre, type Picture} from "../model/picture.ts";
import {fault, prose} from "./fields.ts";

/** Words that a picture cannot go out without: each has a code of its own, and says how it should look. */
function pictureWords(code: `picture/${string}`, why: string, hint: string) {
  return prose.optional().transform((text, context) => text ?? fault(context, code, why, hint));
}

const altText = pictureWords(
  "picture/alt",
  "is missing, so that readers who do not see the picture get nothing",
  "say in one sentence what it shows, like alt: Two men shake hands before a row of flags."
);
const captionText = pictureWords(
  "picture/caption",
  "is missing, so that readers cannot tell when and where the picture was made",
  "write a sentence, like caption: The delegations meet in Doha on 29 February 2020."
);
const creditText = pictureWords(
  "picture/credit",
  "is missing, so that nobody is named as its maker",
  'name who made it, like credit: "Photo: Mina Sadat"'
);
const licenceText = pictureWords(
  "picture/licence",
  "is missing, so that nobody knows whether the picture may be shown",
  "say on what terms, like licence: CC BY-SA 4.0, or licence: With the photographer's permission"
).transform((licence, context) =>
  isMisnamedLicence(licence)
    ? fault(
        context,
        "picture/licence",
        `is ${JSON.stringify(licence)}, which is no licence of Creative Commons`,
        "write it like CC BY 4.0, CC BY-SA 4.0, CC BY-NC-ND 4.0 or CC0 1.0"
      )
    : licence
);

const percent = z
  .number()
  .transform((value, context) =>
    value >= 0 && value <= 100
      ? value
      : fault(
          context,
          "picture/focus",
          `is ${value}, which lies outside of the picture`,
          "write percent from the left and from the top, like focus: {x: 30, y: 70}"
        )
  );
const focus = z.strictObject({x: percent, y: percent}).default(centre);

const imageName = z.string().transform((text, context) => {
  if (/^(?!\.)[\w.-]+(?:\/(?!\.)[\w.-]+)*\.(svg|png|jpe?g|webp|avif)$/i.test(text)) return text;
  return fault(
    context,
    "picture/name",
    `is ${JSON.stringify(text)}, which is not the name of a picture in content/images/`,
    "write the name alone, such as flags.svg; svg, png, jpg, webp and avif are read"
  );
});

/** A picture, with all that it cannot go out without. */
export const picture = z
  .strictObject({
    file: imageName,
    alt: altText,
    caption: captionText,
    credit: creditText,
    licence: licenceText,
    focus
  })
  .transform((keys): Picture => keys);
