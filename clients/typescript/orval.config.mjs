/** What orval writes for an upload sends one form of body only: the file itself. */
function uploadAsFile(api) {
  const { content } = api.paths["/api/v1/media"].post.requestBody;
  delete content["application/json"];
  delete content["multipart/form-data"];
  return api;
}

export default {
  node: {
    input: { target: process.env.API ?? process.env.npm_package_config_api, override: { transformer: uploadAsFile } },
    output: {
      target: "target/orval.ts",
      client: "fetch",
      headers: true,
      baseUrl: { runtime: "process.env['LEEDS']" },
    },
  },
};
