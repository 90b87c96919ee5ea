namespace Wiki.Browser.Tests.Browser;

/// <summary>An article whose second revision changes facts of every kind, and writes its tables differently.</summary>
internal static class ComparedFacts
{
    public const string Old = """
        # Compared facts

        The first lines, with a [manual](https://example.org/old) and a few words.

        ## Matrix

        <!-- matrix:facts -->
        | Feature | KVM | Xen | [LXC](#lxc) |
        |---|---|---|---|
        | **Guests** | | | |
        | Nested virtualization | ? | yes [^b] | n/a (no guest kernel) |
        | Paravirtualized guests | yes since 2007-02 (VMI proposed) [^a] | yes | no |
        | NUMA-aware guests | yes | yes | |
        | Snapshots | ? | no [^b] | yes |
        | Ballooning | ? | yes | ? |
        | **Running** | | | |
        | Live migration | yes | yes | no [^b] |
        | Old feature | yes | no | no |

        ## Turning points

        <!-- timeline:facts -->
        | Date | System | Event | Note |
        |---|---|---|---|
        | 2006-10 | KVM | Announced | on a list |
        | 2003 | Xen | First release | |

        ## Said

        <!-- predictions:facts -->
        | Prediction | Who | Made | Due | Outcome |
        |---|---|---|---|---|
        | KVM will be merged | A. Kivity | 2006-10 | 2007-06 | open |

        - one item
        - another item

        ```c
        int old = 1;
        ```

        [^a]: Release notes, https://example.org/notes
        [^b]: A manual, https://example.org/manual
        """;

    public const string New = """
        # Compared facts

        The first lines, with a [manual](https://example.org/new) and some more words.

        ## Matrix

        <!-- matrix:facts -->
        | Feature                | KVM                                    | Xen  | [Containers](#lxc)    |
        |------------------------|----------------------------------------|------|-----------------------|
        | **Guests**             |                                        |      |                       |
        | Nested virtualization  | yes since 2011-10 [^a]                 | yes  | n/a (no guest kernel) |
        | Paravirtualized guests | yes since 2007-02 (VMI existed for a time) [^a] | yes | no          |
        | NUMA-aware guests      | yes                                    | yes  |                       |
        | Snapshots              | yes since 2.6.20                       | no   | yes                   |
        | Ballooning             | yes since 2.6.20                       | yes  | partial (only some)   |
        | **Running**            |                                        |      |                       |
        | Live migration         | yes                                    | yes  | ?                     |
        | Runs without privileges | no                                    | partial (needs a helper) | yes since 3.8 [^a] |

        ## Turning points

        <!-- timeline:facts -->
        | Date | System | Event | Note |
        |---|---|---|---|
        | 2006-10-19 | KVM | Announced | on the kernel's list |
        | 2003 | Xen | First release | |
        | 2007-02 | KVM | Merged | |

        ## Said

        <!-- predictions:facts -->
        | Prediction | Who | Made | Due | Outcome |
        |---|---|---|---|---|
        | KVM will be merged | A. Kivity | 2006-10 | 2007-12 | yes 2007-02-05 [^a] |

        - one item
        - another longer item
        - a third

        ```c
        int new = 1;
        ```

        [^a]: Release notes, https://example.org/notes
        [^b]: A manual, https://example.org/manual
        """;
}
