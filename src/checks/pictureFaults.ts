import type {Position} from "../model/position.ts";
import {unreachable} from "../model/unreachable.ts";
import type {Report} from "../problems/report.ts";
import {mostBytes, mostPixels} from "../rendering/photograph.ts";
import type {Pictures} from "../rendering/pictures.ts";
import type {PictureFault} from "../rendering/renderedPicture.ts";

/** Says of each picture that cannot go out what is wrong with it. */
export function reportPictures({faulty}: Pictures, report: Report): void {
  for (const {image, fault} of faulty) reportPicture(image.at, fault, report);
}

function reportPicture(at: Position, fault: PictureFault, report: Report): void {
  switch (fault) {
    case "unreadable":
      report.error(
        "picture/unreadable",
        at,
        "this file is not a picture that can be read",
        "save it again as svg, png, jpg, webp or avif"
      );
      break;
    case "no-size":
      report.error(
        "picture/no-size",
        at,
        "this drawing has no width or no height, so there is nothing to show",
        'write its size into its first line, like <svg width="640" height="400" …>'
      );
      break;
    case "too-many-pixels":
      report.error(
        "picture/too-many-pixels",
        at,
        `this picture unfolds to more than ${mostPixels.toLocaleString("en")} pixels, which can fill a computer's memory`,
        "save it smaller; the site shows 1080 pixels across at most"
      );
      break;
    case "moving":
      report.error(
        "picture/moving",
        at,
        "this picture moves, and only its first moment would be shown",
        "save the moment that tells most, as jpg or png"
      );
      break;
    case "too-heavy":
      report.error(
        "picture/too-heavy",
        at,
        `this picture weighs more than ${mostBytes / 1000} KB on a phone however it is saved, so it would keep readers waiting`,
        "cut it to what matters, or soften its grain"
      );
      break;
    default:
      unreachable(fault);
  }
}
