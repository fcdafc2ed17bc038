package org.rollcall.sample;

import java.util.List;

/** What names are made of. Nobody is meant. */
final class Words {

    static final List<String> GIVEN_NAMES = List.of(
            "Ada", "Åsa", "Bela", "Bruno", "Carla", "Chidi", "Dana", "Diego", "Élodie", "Emre", "Farah", "Finn",
            "Greta", "Hana", "Hugo", "Ines", "Ivo", "Jana", "Jonas", "Kemi", "Kofi", "Lena", "Łukasz", "Mara", "Milo",
            "Nadia", "Noor", "Olga", "Otto", "Pia", "Quentin", "Rosa", "Ruben", "Sanna", "Tariq", "Tess", "Uma", "Vera",
            "Wim", "Yuki", "Zoë");

    static final List<String> FAMILY_NAMES = List.of(
            "Applewick",
            "Ashgrove",
            "Bellwether",
            "Birchley",
            "Copperfield-Ray",
            "Crannock",
            "d'Orveaux",
            "Dunmarrow",
            "Eastlake",
            "Fairwynd",
            "Fenbrook",
            "Galloway-Reed",
            "Greyholm",
            "Hartsease",
            "Hollinbeck",
            "Ivershaw",
            "Jessamine",
            "Kestrel",
            "Kråkenes",
            "Larkmoor",
            "Lindqvale",
            "Marchbanks-Oak",
            "Merriwold",
            "Nettlefold",
            "Northey",
            "O'Farrow",
            "Oakhurst",
            "Pellworth",
            "Penhallow",
            "Quillon",
            "Ravensby",
            "Rookwood",
            "Silverthorn",
            "Stillwater",
            "Thistlewood",
            "Thornquist",
            "Underhay",
            "van der Beek",
            "Wexmere",
            "Whitlock-Dale",
            "Yarrowby",
            "Zellweg",
            "Ångholm",
            "Özbrook");

    static final List<String> COMPANY_FIRST = List.of(
            "Alder",
            "Amber",
            "Beacon",
            "Blue Heron",
            "Cedar",
            "Cobalt",
            "Copper",
            "Delta",
            "Ember",
            "Falcon",
            "Granite",
            "Harbor",
            "Indigo",
            "Juniper",
            "Keystone",
            "Lantern",
            "Maple",
            "Northwind",
            "Orchard",
            "Prairie");

    static final List<String> COMPANY_SECOND = List.of(
            "Bakery",
            "Bridge",
            "Carpentry",
            "Dental",
            "Engineering",
            "Foundry",
            "Gardens",
            "Holdings",
            "Instruments",
            "Joinery",
            "Kitchens",
            "Logistics",
            "Metalworks",
            "Nursery",
            "Optics",
            "Print",
            "Quarry",
            "Robotics",
            "Surveyors",
            "Textiles");

    static final List<String> CHAPTERS = List.of("north", "south", "east", "west");

    static final List<String> NO_ADDRESSES =
            List.of("see website", "n/a", "office@", "front desk at reception", "one@mail.test,two@mail.test", "@home");

    private Words() {}
}
