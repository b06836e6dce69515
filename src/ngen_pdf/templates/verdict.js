"use strict";
// The choice of findings stands in the fragment: #severity=error&code=bleed,syntax
(() => {
  const filter = document.getElementById("filter");
  if (!filter) return;
  const buttons = [...filter.querySelectorAll("[data-key]")];
  const findings = [...document.querySelectorAll(".findings > li")];
  const marks = [...document.querySelectorAll("svg > a")];
  const groups = [...document.querySelectorAll("article, main > section:has(.findings)")];
  const status = document.getElementById("shown");
  const all = document.getElementById("all");
  const chosen = { severity: new Set(), code: new Set() };

  const fits = (element) =>
    Object.entries(chosen).every(([key, values]) => !values.size || values.has(element.dataset[key]));

  const number = (some) => some.reduce((sum, { dataset }) => sum + Number(dataset.count), 0);

  const show = () => {
    for (const element of [...findings, ...marks]) element.classList.toggle("off", !fits(element));
    for (const group of groups) group.classList.toggle("off", !group.querySelector(".findings > li:not(.off)"));
    for (const button of buttons) {
      const { key, value } = button.dataset;
      button.setAttribute("aria-pressed", chosen[key].has(value));
    }
    const shown = number(findings.filter(fits)), most = number(findings);
    status.textContent = shown === most ? "" : `${shown} of ${most} findings shown`;
    all.hidden = shown === most;
  };

  const read = () => {
    if (location.hash.length > 1 && !location.hash.includes("=")) return; // it leads to a finding
    const said = new URLSearchParams(location.hash.slice(1));
    for (const [key, values] of Object.entries(chosen)) {
      values.clear();
      for (const value of (said.get(key) || "").split(",")) {
        if (buttons.some(({ dataset }) => dataset.key === key && dataset.value === value)) values.add(value);
      }
    }
    show();
  };

  const write = () => {
    const said = Object.entries(chosen).filter(([, values]) => values.size);
    const hash = said.map(([key, values]) => `${key}=${[...values].join(",")}`).join("&");
    history.replaceState(null, "", `#${hash}`);
    show();
  };

  for (const button of buttons) {
    button.addEventListener("click", () => {
      const values = chosen[button.dataset.key], { value } = button.dataset;
      if (!values.delete(value)) values.add(value);
      write();
    });
  }
  all.addEventListener("click", () => {
    for (const values of Object.values(chosen)) values.clear();
    write();
    buttons[0].focus();
  });
  for (const finding of findings) {
    const mark = document.getElementById(finding.id.replace("finding", "mark"));
    const light = (on) => mark?.classList.toggle("lit", on);
    finding.addEventListener("mouseenter", () => light(true));
    finding.addEventListener("mouseleave", () => light(false));
  }
  // The filter stays in view where it leaves room; what a link leads to stands below it.
  const clear = () => {
    filter.classList.toggle("tall", filter.offsetHeight > innerHeight / 4);
    const above = getComputedStyle(filter).position === "sticky" ? filter.offsetHeight : 0;
    document.documentElement.style.scrollPaddingTop = `${above + 16}px`;
  };
  window.addEventListener("hashchange", read);
  filter.hidden = false;
  show();
  read();
  clear();
  new ResizeObserver(clear).observe(filter);
  window.addEventListener("resize", clear);
})();
