namespace Wiki.Text;

/// <summary>The licence of all texts and data.</summary>
public static class Licence
{
    /// <summary>Its SPDX identifier.</summary>
    public const string Spdx = "CC-BY-SA-4.0";

    /// <summary>Its name.</summary>
    public const string Name = "CC BY-SA 4.0";

    /// <summary>Where it can be read.</summary>
    public const string Address = "https://creativecommons.org/licenses/by-sa/4.0/";
}
