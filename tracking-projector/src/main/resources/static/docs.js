'use strict';

// Shows the document that is served beside this page. A token that is typed in is kept as long as the page is open, and nowhere else.
SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#document',
  deepLinking: true,
  displayRequestDuration: true,
  persistAuthorization: false,
  validatorUrl: null,
});
