package org.libraryexchange.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdtfTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // level 0
                "1985",
                "1985-04",
                "1985-04-12",
                "0000",
                "2028-02-29",
                "1964/2008",
                "2004-06/2006-08",
                "2004-02-01/2005-02-08",
                "2004-02-01/2005-02",
                "2004-02-01/2005",
                "2005/2006-02",
                // level 1: long years, seasons, qualification
                "Y170000002",
                "Y-170000002",
                "Y10000",
                "2001-21",
                "2001-24",
                "1984?",
                "2004-06~",
                "2004-06-11%",
                // level 1: unspecified digits
                "201X",
                "20XX",
                "2004-XX",
                "1985-04-XX",
                "1985-XX-XX",
                "198X~",
                // level 1: open and unknown ends, years before our era
                "1985-04-12/..",
                "1985-04/..",
                "1985/..",
                "../1985-04-12",
                "../1985",
                "1985-04-12/",
                "1985/",
                "/1985-04-12",
                "/1985",
                "1984~/2004-06",
                "-1985",
                "-0044-03-15",
                "-0300/0400"
            })
    void dateOfLevelZeroOrOneIsValid(String edtf) {
        assertThat(Edtf.isValid(edtf)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // not EDTF
                "",
                " ",
                "85",
                "198",
                "19850",
                "1985-4",
                "1985-13",
                "1985-00",
                "1985-04-31",
                "2027-02-29",
                "1985-25",
                "1890s",
                "c. 1890",
                "1890-1895",
                "1985/04",
                "+1985",
                "1985 ",
                "１９８５",
                "infinity",
                "Y1985",
                "Y0170000",
                "Y1234567890",
                "1985-04-12T10:00:00Z",
                "2001-21-01",
                // not intervals
                "/",
                "../..",
                "../",
                "/..",
                "1985/1986/1987",
                "1985/x",
                // level 2
                "156X-12-25",
                "15XX-12-25",
                "201X-12",
                "XXXX-12-XX",
                "1XXX",
                "1984-1X",
                "1985-XX-12",
                "?2004-06",
                "2004?-06-11",
                "Y-17E7",
                "1950S2",
                "[1667,1668]",
                "{1960..1970}",
                "2001-34",
                "2004-06-XX/2004-07-03",
                "18XX/1912"
            })
    void anythingElseIsNot(String text) {
        assertThat(Edtf.isValid(text)).isFalse();
    }
}
