package org.libraryexchange.item;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The 24 solar terms, from the beginning of spring to the great cold. Each begins when the sun has gone 15° further. */
public enum SolarTerm {
    @JsonProperty("lichun")
    LICHUN("Beginning of Spring", "立春"),
    @JsonProperty("yushui")
    YUSHUI("Rain Water", "雨水"),
    @JsonProperty("jingzhe")
    JINGZHE("Awakening of Insects", "惊蛰"),
    @JsonProperty("chunfen")
    CHUNFEN("Spring Equinox", "春分"),
    @JsonProperty("qingming")
    QINGMING("Pure Brightness", "清明"),
    @JsonProperty("guyu")
    GUYU("Grain Rain", "谷雨"),
    @JsonProperty("lixia")
    LIXIA("Beginning of Summer", "立夏"),
    @JsonProperty("xiaoman")
    XIAOMAN("Grain Buds", "小满"),
    @JsonProperty("mangzhong")
    MANGZHONG("Grain in Ear", "芒种"),
    @JsonProperty("xiazhi")
    XIAZHI("Summer Solstice", "夏至"),
    @JsonProperty("xiaoshu")
    XIAOSHU("Minor Heat", "小暑"),
    @JsonProperty("dashu")
    DASHU("Major Heat", "大暑"),
    @JsonProperty("liqiu")
    LIQIU("Beginning of Autumn", "立秋"),
    @JsonProperty("chushu")
    CHUSHU("End of Heat", "处暑"),
    @JsonProperty("bailu")
    BAILU("White Dew", "白露"),
    @JsonProperty("qiufen")
    QIUFEN("Autumn Equinox", "秋分"),
    @JsonProperty("hanlu")
    HANLU("Cold Dew", "寒露"),
    @JsonProperty("shuangjiang")
    SHUANGJIANG("Frost's Descent", "霜降"),
    @JsonProperty("lidong")
    LIDONG("Beginning of Winter", "立冬"),
    @JsonProperty("xiaoxue")
    XIAOXUE("Minor Snow", "小雪"),
    @JsonProperty("daxue")
    DAXUE("Major Snow", "大雪"),
    @JsonProperty("dongzhi")
    DONGZHI("Winter Solstice", "冬至"),
    @JsonProperty("xiaohan")
    XIAOHAN("Minor Cold", "小寒"),
    @JsonProperty("dahan")
    DAHAN("Major Cold", "大寒");

    private final String english;
    private final String chinese;

    SolarTerm(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** The name in pinyin with its translation, such as "Qingming (Pure Brightness)". */
    public String english() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT) + " (" + english + ")";
    }

    public String chinese() {
        return chinese;
    }
}
