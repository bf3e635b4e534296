// Files that a person chooses, as the worker takes them.

import { base64 } from "./download.mjs";

/** @typedef {{name: string, content: string}} LocalFile the content in Base64 */

/**
 * @param {File[]} files
 * @param {number} most bytes that are of any use; one more is enough to say that it is too much
 * @returns {Promise<LocalFile[]>} rejected with the name of a file that cannot be read, a folder say
 */
export function contents(files, most) {
  return Promise.all(
    files.map(async (file) => {
      try {
        return { name: file.name, content: await base64(file.slice(0, most + 1)) };
      } catch {
        throw new Error(file.name);
      }
    }),
  );
}
