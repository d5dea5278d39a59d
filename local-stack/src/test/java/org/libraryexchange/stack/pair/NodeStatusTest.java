package org.libraryexchange.stack.pair;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NodeStatusTest {

    private static final NodeStatus LEEDS = NodeStatus.parse("""
            {"city":"leeds","items":{"drafts":3,"published":45,"withdrawn":1,"erased":0},
             "log":{"topic":"library.leeds.items","sequence":46,"publishedUpTo":46,"backlog":0,"state":"active"},
             "partners":[]}
            """);

    @Test
    void mirrorEqualsItsOwnerWhenPositionLagAndCountsAgree() {
        assertThat(hangzhou(45, 46, 0).mirrors(LEEDS)).isTrue();
    }

    @Test
    void mirrorThatIsBehindIsNotEqual() {
        assertThat(hangzhou(45, 45, 0).mirrors(LEEDS)).isFalse();
    }

    @Test
    void mirrorWithLagIsNotEqual() {
        assertThat(hangzhou(45, 46, 1).mirrors(LEEDS)).isFalse();
    }

    @Test
    void mirrorThatLacksAnItemIsNotEqual() {
        assertThat(hangzhou(44, 46, 0).mirrors(LEEDS)).isFalse();
    }

    @Test
    void nodeWithoutMirrorIsNotEqual() {
        assertThat(LEEDS.mirrors(hangzhou(45, 46, 0))).isFalse();
    }

    private static NodeStatus hangzhou(int published, int appliedUpTo, int lag) {
        return NodeStatus.parse("""
                {"city":"hangzhou","items":{"drafts":0,"published":47,"withdrawn":0,"erased":0},
                 "log":{"topic":"library.hangzhou.items","sequence":47},
                 "partners":[{"city":"leeds","items":{"published":%d,"withdrawn":1,"erased":0},
                              "appliedUpTo":%d,"lagRecords":%d,"rejected":0,"state":"active"}]}
                """.formatted(published, appliedUpTo, lag));
    }
}
