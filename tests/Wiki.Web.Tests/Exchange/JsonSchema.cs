using System.Diagnostics;
using Wiki.Core.Site;

namespace Wiki.Web.Tests.Exchange;

/// <summary>Validates data against a schema that the site publishes, with ajv from npm.</summary>
internal static class JsonSchema
{
    private const string Program = """
        import Ajv from "ajv/dist/2020.js";
        import { readFileSync } from "node:fs";
        const schema = JSON.parse(readFileSync(process.argv[1], "utf8"));
        const validate = new Ajv.default({ strict: true, allErrors: true, validateFormats: false, allowUnionTypes: true })
          .compile(schema);
        let data = "";
        for await (const part of process.stdin.setEncoding("utf8")) data += part;
        if (!validate(JSON.parse(data))) {
          console.log(JSON.stringify(validate.errors, null, 1));
          process.exitCode = 1;
        }
        """;

    /// <summary>Fails with the violations when the data does not follow the schema at this address.</summary>
    public static async Task AssertAsync(string address, string data)
    {
        var file = Path.Combine(SiteFolders.WebRoot, address.TrimStart('/'));
        Assert.True(File.Exists(file), $"{address} is not published.");
        var start = new ProcessStartInfo("node", ["--input-type=module", "--eval", Program, file])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            UseShellExecute = false, WorkingDirectory = SiteFolders.Root,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(data);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await errors);
    }
}
