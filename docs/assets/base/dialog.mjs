// Asking before something is done: a modal dialog of the page whose form closes it.

/** @param {HTMLDialogElement} dialog @returns {Promise<string>} the value of the button; empty when it was left */
export function ask(dialog) {
  dialog.returnValue = "";
  dialog.showModal();
  dialog.scrollTop = 0; // the focus is on a button below, and what is asked about has to be seen first
  return new Promise((settle) => dialog.addEventListener("close", () => settle(dialog.returnValue), { once: true }));
}
