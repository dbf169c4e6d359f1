"use strict";

// Asks the address of the page itself. Credentials go into the headers editor: {"Authorization": "Bearer ..."}.
const start = () => {
  const fetcher = GraphiQL.createFetcher({ url: window.location.pathname });
  const explorer = React.createElement(GraphiQL, {
    fetcher,
    defaultEditorToolsVisibility: "headers",
    defaultHeaders: '{\n  "Authorization": "Bearer "\n}',
    defaultQuery: "{\n  postSaleViewer {\n    kind\n    permissions\n  }\n}\n",
    shouldPersistHeaders: false,
  });
  ReactDOM.createRoot(document.getElementById("explorer")).render(explorer);
};

document.addEventListener("DOMContentLoaded", start);
