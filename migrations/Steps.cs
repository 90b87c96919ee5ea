using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Wiki.Migrations;

// One line for each SQL file: EF Core's migrator finds steps by type. The attribute is the file's name.
#pragma warning disable CS1591, CA1812 // The name says it; the migrator makes the instances.

[DbContext(typeof(SchemaContext)), Migration("0001_start")]
internal sealed class Start : SqlStep;

[DbContext(typeof(SchemaContext)), Migration("0002_releases")]
internal sealed class Releases : SqlStep;

[DbContext(typeof(SchemaContext)), Migration("0003_blocks")]
internal sealed class Blocks : SqlStep;

[DbContext(typeof(SchemaContext)), Migration("0004_reviews")]
internal sealed class Reviews : SqlStep;

[DbContext(typeof(SchemaContext)), Migration("0005_visits")]
internal sealed class Visits : SqlStep;

[DbContext(typeof(SchemaContext)), Migration("0006_authorship")]
internal sealed class Authorships : SqlStep;
[DbContext(typeof(SchemaContext)), Migration("0007_comments")]
internal sealed class Comments : SqlStep;

[DbContext(typeof(SchemaContext)), Migration("0008_following")]
internal sealed class Following : SqlStep;

[DbContext(typeof(SchemaContext)), Migration("0009_discussed")]
internal sealed class Discussed : SqlStep;

[DbContext(typeof(SchemaContext)), Migration("0010_words")]
internal sealed class Words : SqlStep;

[DbContext(typeof(SchemaContext)), Migration("0011_lists")]
internal sealed class Lists : SqlStep;

[DbContext(typeof(SchemaContext)), Migration("0012_tell")]
internal sealed class Tell : SqlStep;

[DbContext(typeof(SchemaContext)), Migration("0013_links")]
internal sealed class Links : SqlStep;

[DbContext(typeof(SchemaContext)), Migration("0014_files")]
internal sealed class Files : SqlStep;

[DbContext(typeof(SchemaContext)), Migration("0015_moves")]
internal sealed class Moves : SqlStep;

[DbContext(typeof(SchemaContext)), Migration("0016_drafts")]
internal sealed class Drafts : SqlStep;

[DbContext(typeof(SchemaContext)), Migration("0017_deletions")]
internal sealed class Deletions : SqlStep;

[DbContext(typeof(SchemaContext)), Migration("0018_hiding")]
internal sealed class Hiding : SqlStep;

[DbContext(typeof(SchemaContext)), Migration("0019_naming")]
internal sealed class Naming : SqlStep;
