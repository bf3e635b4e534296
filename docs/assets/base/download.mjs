// Files that a person takes away, and files that a person brings: made and read here, never sent anywhere.

const TAKEN = 600; // ms until the browser has surely taken the file over

/** @param {string} name @param {string} content @param {string} type */
export function download(name, content, type) {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TAKEN);
}

/** Letters and digits of any script: no path, no mark that turns the writing. @param {string} name */
export function fileName(name) {
  return name.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 40).replace(/^-|-$/g, "");
}

/** @param {Blob} file @returns {Promise<string>} its bytes in base64; what cannot be read, a folder say, is refused */
export function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** Calls with the files that are dropped anywhere on the page, unless something nearer has taken them. */
export function onDrop(take) {
  addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    if (event.defaultPrevented || !event.dataTransfer?.files.length) return;
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
}
