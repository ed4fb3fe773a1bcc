//! `schedule`: constructed and published numbers of the linear method, and why it is the default for shares.

use crate::case::close;
use crate::command::Folder;

fn folder(targets: &str, data: &str) -> Folder {
    let folder = Folder::new();
    folder.write(
        "targets.toml",
        &format!(
            "[plan]\nbaseline = 2020\ndeadline = 2025\n[data]\nfiles = [\"data.csv\"]\n{targets}"
        ),
    );
    folder.write("data.csv", &format!("指标,年份,数值,单位\n{data}"));
    folder
}

/// The constructed share and the visitors beside the formulas.
#[test]
fn the_constructed_numbers_come_out() {
    let folder = folder(
        "[[targets]]\nname = \"比重\"\ngoal = \"55%\"\n[[targets]]\nname = \"游客\"\ngoal = \"3500万人次\"\n",
        "比重,2020,48,%\n比重,2023,51.2,%\n游客,2020,1800,万人次\n游客,2023,2900,万人次\n",
    );
    let found = folder.assessments(&[]);
    let share = &found[0];
    close("progress", &share["progress"], Some(0.457_142_857_143));
    close("time", &share["time"], Some(0.6));
    close("gap", &share["gap"], Some(3.8));
    close("required", &share["required_rate"], Some(1.9));
    close("observed", &share["observed_rate"], Some(1.066_666_666_667));
    close("projection", &share["projection"], Some(53.333_333_333_3));
    close("growth", &share["observed_growth"], Some(0.021_745_909_858_1));
    let visitors = &found[1];
    close("progress", &visitors["progress"], Some(0.647_058_823_529));
    close("attainment", &visitors["attainment"], Some(0.828_571_428_571));
    close("growth", &visitors["required_growth"], Some(0.098_588_436_005_1));
    for (method, ratio) in
        [("open-sdg", [0.787_881_8, 1.211_351_7]), ("unsd", [0.778_713_3, 1.285_582_0])]
    {
        for (assessment, ratio) in folder.assessments(&["--method", method]).iter().zip(ratio) {
            let found = assessment["method"]["ratio"].as_f64().unwrap();
            assert!((found - ratio).abs() < 1e-6, "{method}: {found}");
        }
    }
}

/// A share and its complement: the same progress, time, margin and verdict from `schedule`; not the same ratio from `open-sdg`.
#[test]
fn a_share_and_its_complement_get_the_same_verdict() {
    let values =
        ["44", "47.9", "48", "49.1", "50.6", "50.601", "51.2", "52.2", "53.55", "55", "56"];
    let mut targets = String::new();
    let mut data = String::new();
    for (at, value) in values.iter().enumerate() {
        let rest = 100.0 - value.parse::<f64>().unwrap();
        let rest = format!("{rest:.3}");
        for (name, goal, base, now) in
            [("已", "达到55%", "48", *value), ("未", "降至45%", "52", &rest)]
        {
            targets.push_str(&format!("[[targets]]\nname = \"{name}{at}\"\ngoal = \"{goal}\"\n"));
            data.push_str(&format!("{name}{at},2020,{base},%\n{name}{at},2023,{now},%\n"));
        }
    }
    let folder = folder(&targets, &data);
    let mut statuses = Vec::new();
    for pair in folder.assessments(&[]).chunks(2) {
        for key in ["progress", "time", "margin", "gap", "status", "early", "reason"] {
            assert_eq!(pair[0][key], pair[1][key], "{} {key}", pair[0]["name"]);
        }
        statuses.push(pair[0]["status"].as_str().unwrap().to_owned());
    }
    for status in ["regressing", "behind", "on-schedule", "ahead", "achieved"] {
        assert!(statuses.iter().any(|known| known == status), "{status}: {statuses:?}");
    }
    let judged = folder.assessments(&["--method", "open-sdg"]);
    let ratio = |at: usize| judged[at]["method"]["ratio"].as_f64();
    let at = 2 * values.iter().position(|value| *value == "51.2").unwrap();
    assert!((ratio(at).unwrap() - 0.787_882).abs() < 1e-6);
    assert!((ratio(at + 1).unwrap() - 0.734_983).abs() < 1e-6);
}

/// F1, F2: distance to target; F3: a fixed target reached in linear steps.
#[test]
fn distances_to_a_target_come_out() {
    let folder = folder(
        "[[targets]]\nname = \"a\"\ngoal = \"10\"\nbaseline = { period = 2020, value = 0 }\n\
         [[targets]]\nname = \"b\"\ngoal = \"at most 0\"\nbaseline = { period = 2020, value = 10 }\n",
        "a,2021,0,\na,2022,5,\na,2023,11,\nb,2021,-1,\nb,2022,1,\nb,2023,10,\n",
    );
    for (year, rising, falling) in [("2021", 0.0, 1.1), ("2022", 0.5, 0.9), ("2023", 1.1, 0.0)] {
        let found = folder.assessments(&["--as-of", year]);
        close(year, &found[0]["progress"], Some(rising));
        close(year, &found[1]["progress"], Some(falling));
    }
    let steps = folder_of_steps();
    for year in 2019..2025 {
        let found = &steps.assessments(&["--as-of", &year.to_string()])[0];
        let time = f64::from(year - 2018) / 7.0;
        close("time", &found["time"], Some(time));
        let point = 68.0 + 31.0 * time;
        let margin = found["margin"].as_f64().unwrap();
        assert!(margin.abs() < 1e-9, "{year}: {point} is off the path by {margin}");
    }
}

/// 68 in 2018, 99 in 2025, and the eight points on the line between them.
fn folder_of_steps() -> Folder {
    let mut data = String::new();
    for year in 2018..=2025 {
        let point = 68.0 + 31.0 * f64::from(year - 2018) / 7.0;
        data.push_str(&format!("goal,{year},{point:.12},\n"));
    }
    folder("[[targets]]\nname = \"goal\"\ngoal = \"99\"\nbaseline = 2018\n", &data)
}

/// 〔〕 on a cut compounds: on schedule after three of five years is 8.3337% of 13.5%; three cuts come to 3.2833%, not to 3.3%.
#[test]
fn cuts_compound() {
    let folder = folder(
        "[series.cut]\nname = \"能耗降低率\"\nkind = \"growth\"\nunit = \"%\"\n[[targets]]\nname = \"能耗\"\nformula = \"cut\"\ngoal = \"〔13.5〕%\"\n",
        "能耗降低率,2021,2.7,%\n能耗降低率,2022,0.1,%\n能耗降低率,2023,0.5,%\n",
    );
    let found = &folder.assessments(&[])[0];
    close("cut", &found["latest"]["value"], Some(3.283_313_5));
    let time = found["time"].as_f64().unwrap() * 13.5;
    assert!((time - 8.3337).abs() < 5e-5, "{time}");
    let yearly = (1.0 - 0.135_f64).powf(0.2);
    assert!((100.0 * (1.0 - yearly) - 2.8589).abs() < 5e-5);
}
