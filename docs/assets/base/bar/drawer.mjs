// The sign that opens the contents on small screens is part of a label, which makes it work for the mouse;
// this makes it a button for the keyboard too.

const button = document.querySelector(".site-header__menu [role=button]");

button?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" && event.key !== " ") return;
  event.preventDefault(); // the space bar would scroll
  button.click();
});
