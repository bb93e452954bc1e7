{
  // Escape puts away what hover or focus shows, until the pointer or the focus moves on.
  const { classList } = document.documentElement;
  addEventListener("keydown", (event) => event.key === "Escape" && classList.add("quiet"));
  for (const moved of ["pointerover", "focusin"]) addEventListener(moved, () => classList.remove("quiet"));
}
