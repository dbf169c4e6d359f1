const table = document.querySelector("#sent");

async function refresh() {
  if (!document.hidden) {
    const answer = await fetch("/sent");
    if (answer.ok) table.innerHTML = await answer.text();
  }
  setTimeout(refresh, 2000);
}

const channel = document.querySelector("#channel");
const customer = document.querySelector("#customer");
const guest = document.querySelector("#guest");

function showGuest() {
  guest.hidden = customer.value !== "";
}

customer?.addEventListener("change", () => {
  showGuest();
  const language = customer.selectedOptions[0]?.dataset.channel;
  if (language) channel.value = language;
});
showGuest();
setTimeout(refresh, 2000);
