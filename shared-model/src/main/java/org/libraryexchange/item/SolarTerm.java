package org.libraryexchange.item;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The 24 solar terms, from the beginning of spring to the great cold. Each begins when the sun has gone 15° further. */
public enum SolarTerm {
    @JsonProperty("lichun")
    LICHUN,
    @JsonProperty("yushui")
    YUSHUI,
    @JsonProperty("jingzhe")
    JINGZHE,
    @JsonProperty("chunfen")
    CHUNFEN,
    @JsonProperty("qingming")
    QINGMING,
    @JsonProperty("guyu")
    GUYU,
    @JsonProperty("lixia")
    LIXIA,
    @JsonProperty("xiaoman")
    XIAOMAN,
    @JsonProperty("mangzhong")
    MANGZHONG,
    @JsonProperty("xiazhi")
    XIAZHI,
    @JsonProperty("xiaoshu")
    XIAOSHU,
    @JsonProperty("dashu")
    DASHU,
    @JsonProperty("liqiu")
    LIQIU,
    @JsonProperty("chushu")
    CHUSHU,
    @JsonProperty("bailu")
    BAILU,
    @JsonProperty("qiufen")
    QIUFEN,
    @JsonProperty("hanlu")
    HANLU,
    @JsonProperty("shuangjiang")
    SHUANGJIANG,
    @JsonProperty("lidong")
    LIDONG,
    @JsonProperty("xiaoxue")
    XIAOXUE,
    @JsonProperty("daxue")
    DAXUE,
    @JsonProperty("dongzhi")
    DONGZHI,
    @JsonProperty("xiaohan")
    XIAOHAN,
    @JsonProperty("dahan")
    DAHAN
}
