package org.libraryexchange.leeds;

import org.libraryexchange.stack.pair.PackagedNode;

class LeedsNodeIT extends PackagedNode {

    LeedsNodeIT() {
        super(
                "leeds",
                "Europe/London",
                new Place("Otley", "奥特利"),
                new Seasonal("leeds-sample/chinese-new-year-storytime", "2029-02-13T10:30"));
    }
}
