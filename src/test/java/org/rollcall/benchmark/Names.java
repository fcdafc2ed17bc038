package org.rollcall.benchmark;

/** What names are made of. Nobody is meant. */
final class Names {

    static final String GIVEN =
            "Ada,Asa,Bela,Bruno,Carla,Chidi,Dana,Diego,Elodie,Emre,Farah,Finn,Greta,Hana,Hugo,Ines,Ivo,Jana,Jonas,Kemi,Kofi,"
                    + "Lena,Lukasz,Mara,Milo,Nadia,Noor,Olga,Otto,Pia,Quentin,Rosa,Ruben,Sanna,Tariq,Tess,Uma,Vera,Wim,Yuki,Zoe";

    static final String FIRST_PART =
            "Apple,Ash,Bell,Birch,Copper,Cran,Dun,East,Fair,Fen,Gallow,Grey,Hart,Hollin,Iver,Jessa,Kestrel,Krak,Lark,Lind,"
                    + "March,Merri,Nettle,North,Oak,Pell,Pen,Quill,Raven,Rook,Silver,Still,Thistle,Thorn,Under,Wex,Whit,Yarrow,"
                    + "Zell,Öz";

    static final String SECOND_PART =
            "beck,bourne,brook,croft,dale,field,ford,grove,hall,ham,holm,hurst,lake,ley,low,marrow,moor,"
                    + "mere,ness,quist,shaw,stead,stone,ton,thwaite,vale,water,well,wick,wood,worth,wyn";

    static final String TRADES =
            "Bakery,Bridge,Carpentry,Dental,Engineering,Foundry,Gardens,Holdings,Instruments,Joinery,Kitchens,Logistics,"
                    + "Metalworks,Nursery,Optics,Print,Quarry,Robotics,Surveyors,Textiles";

    private Names() {}
}
