"use strict";

SwaggerUIBundle({ url: "/api/openapi", dom_id: "#viewer", deepLinking: true, validatorUrl: null });
