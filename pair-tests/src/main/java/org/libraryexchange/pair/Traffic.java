package org.libraryexchange.pair;

/** Makes what clients write. Each thing that it makes has one writer. */
interface Traffic {

    /**
     * Items, letters or pictures, whichever a test looks at.
     *
     * @param name that no other traffic has
     * @param most how many things are written again and again
     */
    static Traffic of(CityUnderTest city, String name, int most) {
        return switch (city.sort()) {
            case LETTERS -> LetterTraffic.of(city, name, most);
            case PICTURES -> new PictureTraffic(city);
            default -> new ItemTraffic(city.client());
        };
    }

    /** Something that a client writes once. */
    WriteTarget once(String name);

    /** Something that a client writes again and again. */
    WriteTarget againAndAgain(String name);
}
