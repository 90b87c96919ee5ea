using Microsoft.EntityFrameworkCore;
using Wiki.Web.Data;
var options = new DbContextOptionsBuilder<WikiDb>().UseNpgsql("Host=x").UseSnakeCaseNamingConvention().Options;
using var db = new WikiDb(options);
Console.WriteLine(db.Database.GenerateCreateScript());
