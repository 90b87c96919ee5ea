namespace Wiki.Text.Importing.Tables;

/// <summary>The ways in which a table can be written outside of this wiki.</summary>
public enum TableKind
{
    /// <summary>Values between commas or semicolons.</summary>
    [Word("csv")]
    Csv,

    /// <summary>Values between tabs, as spreadsheets copy cells.</summary>
    [Word("tsv")]
    Tsv,

    /// <summary>HTML, as spreadsheets and browsers copy cells.</summary>
    [Word("html")]
    Html,

    /// <summary>A Markdown table with bars.</summary>
    [Word("markdown")]
    Markdown,

    /// <summary>A MediaWiki table, <c>{| … |}</c>.</summary>
    [Word("mediawiki")]
    MediaWiki,

    /// <summary>A MoinMoin table, <c>||a||b||</c>.</summary>
    [Word("moinmoin")]
    MoinMoin,
}

/// <summary>The names of the kinds for readers.</summary>
public static class TableKinds
{
    /// <summary>The name that people know.</summary>
    public static string Name(this TableKind kind) => kind switch
    {
        TableKind.Csv => "CSV (commas or semicolons)",
        TableKind.Tsv => "cells copied from a spreadsheet (tabs)",
        TableKind.Html => "HTML",
        TableKind.Markdown => "Markdown",
        TableKind.MediaWiki => "MediaWiki",
        _ => "MoinMoin",
    };
}
