package org.libraryexchange.leeds;

import org.libraryexchange.stack.pair.PackagedNode;

class LeedsNodeIT extends PackagedNode {

    LeedsNodeIT() {
        super("leeds", "Europe/London", new Place("Otley", "奥特利"));
    }
}
