// Swagger UI, with what it lacks for people who listen to pages or use a keyboard.
"use strict";
(() => {
  const viewer = document.getElementById("viewer");

  // Nobody can reach a link within a button; opening an operation changes the page's address anyway.
  const withoutLinks = ({React}) => ({components: {DeepLink: ({text}) => React.createElement("span", null, text)}});

  const nameOf = field =>
    field.closest("[data-param-name]")?.dataset.paramName
      ?? (field.matches(".body-param__text") ? "Request body" : undefined)
      ?? field.closest("label, .content-type-wrapper, .response-controls, .schemes-server-container")
        ?.querySelector(".servers-title, .parameter__name, small, span")?.textContent
      ?? "Media type";

  const attributes = [
    ["select, textarea", "aria-label", nameOf],
    ["pre", "tabindex", () => "0"],
    [".information-container", "role", () => "region"],
    [".information-container", "aria-label", () => "About this API"],
    [".scheme-container", "role", () => "region"],
    [".scheme-container", "aria-label", () => "Server and access"],
    [".information-container .title", "aria-level", () => "2"],
    ["table[role=region]", "aria-label", table => table.id],
    [".close-modal", "aria-label", () => "Close"],
  ];

  const mend = () => {
    for (const [selector, name, value] of attributes) {
      for (const element of viewer.querySelectorAll(selector)) {
        if (!element.hasAttribute(name)) {
          element.setAttribute(name, value(element));
        }
      }
    }
  };

  new MutationObserver(mend).observe(viewer, {childList: true, subtree: true});
  SwaggerUIBundle({url: "/api/openapi", dom_id: "#viewer", deepLinking: true, validatorUrl: null, plugins: [withoutLinks]});
})();
