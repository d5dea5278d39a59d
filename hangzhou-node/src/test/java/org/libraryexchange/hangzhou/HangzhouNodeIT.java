package org.libraryexchange.hangzhou;

import org.libraryexchange.stack.pair.PackagedNode;

class HangzhouNodeIT extends PackagedNode {

    HangzhouNodeIT() {
        super(
                "hangzhou",
                "Asia/Shanghai",
                new Place("Xixi Wetland", "西溪湿地"),
                new Seasonal("hangzhou-sample/spring-couplets-writing", "2029-02-07T09:30"));
    }
}
