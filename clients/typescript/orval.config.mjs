export default {
  node: {
    input: process.env.API ?? process.env.npm_package_config_api,
    output: {
      target: "target/orval.ts",
      client: "fetch",
      headers: true,
      baseUrl: { runtime: "process.env['LEEDS']" },
    },
  },
};
