package org.libraryexchange.hangzhou;

import org.libraryexchange.stack.pair.PackagedNode;

class HangzhouNodeIT extends PackagedNode {

    HangzhouNodeIT() {
        super("hangzhou", "Asia/Shanghai", new Place("Xixi Wetland", "西溪湿地"));
    }
}
