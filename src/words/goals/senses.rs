//! What a word of a goal says, and where it may stand.

use crate::worded;

/// Which side of its number a goal asks for.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Bound {
    /// `不低于`, `以上`, or no word at all.
    #[default]
    AtLeast,
    /// `超过`, `高于`.
    MoreThan,
    /// `左右`, `约`: at least (falling: at most) the value less (plus) a tolerance.
    About,
    /// `不超过`, `以内`, `以下`, `降至`.
    AtMost,
    /// `低于`, `不满`.
    LessThan,
    /// `50%-55%`.
    Range,
}

impl Bound {
    /// Which way a number can go that is on the right side already; none where both ways lead out of it.
    #[must_use]
    pub fn direction(self) -> Option<Direction> {
        match self {
            Self::AtLeast | Self::MoreThan => Some(Direction::Increase),
            Self::AtMost | Self::LessThan => Some(Direction::Decrease),
            Self::About | Self::Range => None,
        }
    }

    /// The same side of the number with its sign changed.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::AtLeast => Self::AtMost,
            Self::MoreThan => Self::LessThan,
            Self::AtMost => Self::AtLeast,
            Self::LessThan => Self::MoreThan,
            Self::About | Self::Range => self,
        }
    }

    /// What is left where this side is denied: `no … greater than` is at most.
    #[must_use]
    pub fn denied(self) -> Self {
        match self {
            Self::AtLeast => Self::LessThan,
            Self::MoreThan => Self::AtMost,
            Self::AtMost => Self::MoreThan,
            Self::LessThan => Self::AtLeast,
            Self::About | Self::Range => self,
        }
    }
}

worded! {
    /// Whether more or less of an indicator is wanted.
    pub enum Direction {
        /// More is better.
        Increase = "increase",
        /// Less is better.
        Decrease = "decrease",
    }
}

impl Direction {
    /// The other way.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Increase => Self::Decrease,
            Self::Decrease => Self::Increase,
        }
    }

    /// +1 or -1: the d of every formula.
    #[must_use]
    pub fn sign(self) -> i32 {
        match self {
            Self::Increase => 1,
            Self::Decrease => -1,
        }
    }
}

/// What a word of a goal says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Sense {
    /// Nothing that counts: `力争`, `进一步`.
    Filler,
    /// Which side of the number is asked for.
    Side(Bound),
    /// Which side of another indicator is asked for, and of no number: `快于`; none where the name tells it: `on a par with`.
    Against(Option<Bound>),
    /// Things that change what the number is about.
    Marks(&'static [Mark]),
    /// More or less; with 到 or 至 behind it the number is the level, without it the change.
    Verb(Direction),
    /// More or less, to a level.
    VerbTo(Direction),
    /// The factor: `double` is 2.
    Fold(&'static str),
    /// The number behind it is a factor: `by a factor of 10`.
    Factor,
    /// The level of the baseline, from one side: `不减少`; from that which the name tells: `持平`.
    Held(Option<Bound>),
    /// A number in words, in %: `全覆盖` is 100, `两位数增长` a growth of 10.
    Percent(&'static str, &'static [Mark]),
    /// None of it is left: `清零`, `net zero`.
    Zero,
    /// A second goal begins: `力争`, behind the first.
    Stretch,
    /// What is promised, behind a wish: `力争30个，确保25个`.
    Firm,
    /// Words that no goal can be made of, with advice of their own.
    Refused(Refusal),
}

/// Where a word stands, seen from its number.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Place {
    Before,
    After,
    Any,
}

/// What the number of a goal is about, as its words say one by one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Mark {
    /// Up by: `提高5个百分点`.
    Up,
    /// Down by.
    Down,
    /// Better by so much, where nothing tells which way that is: `improve`.
    Better,
    /// Up to: `提高到55%`.
    UpTo,
    /// Down to.
    DownTo,
    /// A power of the baseline: `翻番`.
    Fold,
    /// `年均`
    Yearly,
    /// `average`: over the years, or over whatever is counted.
    Mean,
    /// `annual`: a year, of what grows or falls.
    Annual,
    /// `8% a year`: 年均, and growth where no verb says otherwise.
    PerYear,
    /// `每年`
    Each,
    /// `逐年`
    Step,
    /// `保持`
    Maintain,
    /// `控制在`
    Cap,
    /// `新增`
    Added,
    /// `再培育`: on top of what there is, with a verb of getting.
    Again,
    /// `与全国持平`: the name tells which side is wanted.
    Even,
    /// `五年累计`, `〔13.5〕`
    Total,
    /// `累计`
    Running,
    /// `建成`
    Done,
    /// `达到`
    Reach,
    /// Verbs of getting and doing: `培育`, `建设`.
    Get,
    /// Over several years, so that an amount is their sum: `over five years`, `五年完成`.
    Over,
    /// Some time within them: `“十四五”期间`, `within five years`.
    During,
    /// `较2020年`, `since 2020`
    Since,
    /// `较2020年`: compared with, not counted from.
    Against,
    /// `较上年`, `同比`: compared with the year before.
    YearBefore,
    /// `增速`: growth on the year before.
    Rate,
    /// `实际增长`: at constant prices.
    Real,
    /// `名义增长`: at the prices of each year.
    Nominal,
    /// `2020年的`
    Of,
    /// `50%和55%之间`, `within`
    Between,
    /// The number itself, where a word bears none.
    Amount,
    /// The level of the baseline or of a year, which stands for a number.
    Level,
    /// The preposition before a level: `reduce … to 9%`.
    To,
    /// The preposition before a change: `reduce … by 9%`.
    By,
    /// `红线`: what is not to be crossed, from whichever side.
    Line,
    /// `低于30%（含）`: with the number itself.
    Included,
    /// `30%以下（不含）`: without it.
    Excluded,
    /// `no … should have`
    Denied,
    /// `relative reduction`: in per cent of what it was, not in points.
    Relative,
}

/// Words with advice of their own.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Refusal {
    /// `环比`: on the month or quarter before.
    PeriodBefore,
    /// `优于`: of what less is better, less; of other things more.
    Better,
    /// `合理区间`, `上级下达`: no number to hold a figure against.
    Vague,
    /// `每千人4.5张`: the unit says so.
    PerHead,
    /// `up to`: at least, or at most.
    UpTo,
    /// `分别`: two goals.
    Separately,
    /// `halt`: which number is meant?
    Stop,
    /// `同口径增长`: on the scope of one of the two years, which the amounts of each do not tell.
    SameScope,
}
