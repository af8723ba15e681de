// SPDX-License-Identifier: Apache-2.0

// The doors that can be chosen from, and the API of operators; the first is shown first.
const doors = [
  { name: "meet", url: "/openapi/meet.yaml" },
  { name: "referral", url: "/openapi/referral.yaml" },
  { name: "crm", url: "/openapi/crm.yaml" },
  { name: "chat", url: "/openapi/chat.yaml" },
  { name: "operators", url: "/openapi/ops.yaml" },
];

window.ui = SwaggerUIBundle({
  urls: doors,
  dom_id: "#swagger-ui",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  docExpansion: "list",
  validatorUrl: "none", // otherwise a host of others would be asked
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: "StandaloneLayout",
});
